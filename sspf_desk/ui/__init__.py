"""The windows: the one package that may know Qt. There are none yet; until then the command line is the way in."""
