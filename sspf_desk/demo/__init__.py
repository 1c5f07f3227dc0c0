"""An invented school's autumn and its meeting, played through everyone's doors, with facts to check it by."""

from sspf_desk.demo.clock import DemoClock
from sspf_desk.demo.show import show

__all__ = ["DemoClock", "show"]
