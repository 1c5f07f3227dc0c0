"""Key files and class lists changed where they mean something: well-formed, and not what was written."""

import hashlib
import json

DEEP = 900
"""Lists within lists: fewer than what Python itself gives up at, or it could not write them."""
NONSENSE = (None, True, -1, 0, 2**64, 1e400, "", "0" * 32, "å" * 9, [], {}, [[]], {"": {}}, "A" * 10_000)


def _places(value, path=()):
    """Every place in a JSON value that can be changed."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*path, key)
        yield from _places(one, (*path, key))


def _put(value, path, new):
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


def _at(value, path):
    for key in path:
        value = value[key]
    return value


def nonsense_somewhere(told, chance):
    _put(told, chance.choice(list(_places(told))), chance.choice(NONSENSE))


def something_gone(told, chance):
    path = chance.choice(list(_places(told)))
    del _at(told, path[:-1])[path[-1]]


def something_exchanged(told, chance):
    """Two places of the same kind, in each other's stead."""
    paths = list(_places(told))
    one = chance.choice(paths)
    alike = [path for path in paths if path[-1] == one[-1] and path[: len(one)] != one and one[: len(path)] != path]
    other = chance.choice(alike or [one])
    first, second = _at(told, one), _at(told, other)
    _put(told, one, second)
    _put(told, other, first)


def something_twice(told, chance):
    lists = [path for path in _places(told) if isinstance(_at(told, path), list) and _at(told, path)]
    if lists:
        target = _at(told, chance.choice(lists))
        target.append(chance.choice(target))


def something_unknown(told, chance):
    objects = [path for path in _places(told) if isinstance(_at(told, path), dict)]
    _at(told, chance.choice(objects) if objects else ())["unknown"] = chance.choice(NONSENSE)


def a_text_changed(told, chance):
    texts = [path for path in _places(told) if isinstance(_at(told, path), str) and _at(told, path)]
    path = chance.choice(texts)
    text, place = _at(told, path), chance.randrange(len(_at(told, path)))
    _put(told, path, text[:place] + chance.choice("0aZ/=\x00å\ud800") + text[place + 1 :])


def a_number_changed(told, chance):
    numbers = [path for path in _places(told) if type(_at(told, path)) is int]
    if numbers:
        path = chance.choice(numbers)
        _put(told, path, chance.choice((-1, 0, 2**31, 2**53, 2**63, 10**30, _at(told, path) + 1)))


def very_deep(told, chance):
    value = []
    for _ in range(DEEP):
        value = [value]
    _put(told, chance.choice(list(_places(told))), value)


WAYS = (
    nonsense_somewhere,
    something_gone,
    something_exchanged,
    something_twice,
    something_unknown,
    a_text_changed,
    a_number_changed,
    very_deep,
)


def changed(way, content, chance):
    """A JSON file changed in one way, as compact bytes."""
    told = json.loads(content)
    way(told, chance)
    return _written(told)


def _written(told):
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def forged(way, content, chance):
    """A key file changed in one way, its digest made right again as only somebody who means it does."""
    told = json.loads(content)
    del told["digest"]
    way(told, chance)
    rest = _written(told)
    return rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode("ascii")
