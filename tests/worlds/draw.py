"""Draws worlds from a seed: few pupils, many consents, withdrawals, expiry and decisions, so that grounds overlap."""

import random

from sspf_desk.terms import Seat
from tests.worlds.ingredients import SCHOOL_PAIR, WEIGHTS
from tests.worlds.steps import Steps
from tests.worlds.world import World


def draw(seed, longest=26):
    """The world of a seed: the same one always."""
    return Drawing(random.Random(seed), random.Random(f"end {seed}")).world(longest)  # noqa: S311 - worlds, not keys


class Drawing(Steps):
    """A world from its beginning to its end."""

    def world(self, longest):
        founder = self._dice.choice((*SCHOOL_PAIR, Seat.SCHOOL_LEAD))
        self._begin()
        count = self._dice.randint(8, longest)
        while len(self._acts) < count:
            (step,) = self._dice.choices(list(WEIGHTS), list(WEIGHTS.values()))
            getattr(self, step)()
        self._in_the_end()
        if self._meetings and self._dice.random() < 0.7:
            self.compose()
        return World(founder, self._dice.random() < 0.8, tuple(self._acts), self._dice.random() < 0.7)

    def _begin(self):
        """Something to begin from: a pupil, a consent that others have taken in, and often a meeting."""
        self.pupil()
        for _ in range(self._dice.randint(1, 3)):
            self.record()
        self.take()
        for _ in range(self._dice.randint(1, 3)):
            self.accept()
        if self._dice.random() < 0.5:
            self.call()
            self.put_on()

    def _in_the_end(self):
        """What ends things, drawn by itself so that all that went before is as it was drawn without it."""
        self._dice, dice = self._last, self._dice
        for _ in range(self._dice.choice((0, 0, 1, 2))):
            self.hand_over()
        for _ in range(self._dice.choice((0, 1, 1, 2, 3))):
            self.erase()
        if self._listed and self._chance(0.3):
            self.confide()
        for _ in range(self._dice.choice((0, 1, 2, 4))):
            self.say()
        for _ in range(self._dice.choice((0, 1, 2, 3))):
            self.fulfil()
        self._dice = dice
