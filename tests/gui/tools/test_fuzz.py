"""A minute of random use of all tools: whatever is done in whatever order, the recipe stays one that can be run.

What can be done is found on the tools' view-models by itself: each public method whose arguments can be made up. So a
new tool takes part as soon as `HandTools` has it.
"""

import inspect
import os
import random
import time
import typing

import numpy as np
import pytest
from PySide6.QtCore import QObject

from restorer.analysis.by_hand.face_choices import read_face_choices
from restorer.analysis.by_hand.layout_text import Rectangle, read_corners, read_rectangle
from restorer.analysis.mark_points import MarkPoint, read_mark_points
from restorer.gui.tools.brush.brush_model import Brush
from restorer.gui.tools.brush.mask_canvas import Dab
from restorer.gui.tools.versions.version_model import VersionModel
from restorer.gui.viewmodels.color_hints import points_in
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.imaging.mask_text import read_mask
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import COLOR_POINTS, FACE_CHOICES, MARK_POINTS, MASK
from restorer.steps import STEPS

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("RESTORER_FUZZ_S", "60"))
WIDTH, HEIGHT = 240, 180
READERS = {COLOR_POINTS: points_in, FACE_CHOICES: read_face_choices, MARK_POINTS: read_mark_points, MASK: read_mask}
COLORS = ("#aa3322", "#118844", "#f0e0d0")
TEXTS = {"way": ("horizontal", "vertical"), "color": COLORS, "name": ("Softer", "x", ""), "text": ("do",)}
NOT_ACTIONS = {"deleteLater", "take_found", "take_details", "take_made"}


class Person:
    """Makes up arguments; what needs something that is not there is not done."""

    def __init__(self, made, seed):
        self.random, self.made = random.Random(seed), made

    def spot(self):
        return self.random.uniform(-20, WIDTH + 20), self.random.uniform(-20, HEIGHT + 20)

    def argument(self, model, name, kind):
        pick = self.random
        if kind is bool:
            return pick.random() < 0.5
        if kind is int or kind == (int | None):
            return self.number(model, name)
        if kind is float:
            return pick.uniform(0, 1) if name in ("likeness", "share", "strength") else pick.uniform(-20, WIDTH + 20)
        if kind is str and name in TEXTS:
            return pick.choice(TEXTS[name])
        if kind is Rectangle:
            return Rectangle(*(pick.randrange(0, 90) for _ in range(2)), *(pick.randrange(1, 80) for _ in range(2)))
        if kind is ColorPoint:
            return ColorPoint(*self.spot(), pick.choice(COLORS))
        if kind is Brush:
            return pick.choice(list(Brush))
        if name == "dabs":
            return [Dab(*self.spot(), pick.uniform(0.5, 25)) for _ in range(pick.randrange(1, 4))]
        if name == "corners":
            return [MarkPoint(5, 5), MarkPoint(200, 9), MarkPoint(190, 170), MarkPoint(8, 160)]
        if name == "box":
            return (*self.spot(), pick.uniform(0, 90), pick.uniform(0, 90))
        raise LookupError(name)

    def number(self, model, name):
        """An index of what the model has; degrees for a turn."""
        if name == "degrees":
            return self.random.choice((90, -90, 180))
        things = next((value for attribute in ("points", "rows", "pictures")
                       if isinstance(value := getattr(model, attribute, None), tuple)), ())  # fmt: skip
        if not things:
            raise LookupError(name)
        return self.random.randrange(len(things))


def models_of(hands):
    """The view-models of all tools."""
    found = []
    for value in vars(hands).values():
        for candidate in (value, *getattr(value, "__dict__", {}).values()):
            if (isinstance(candidate, QObject) and type(candidate).__module__.startswith("restorer.gui.tools")) or (
                isinstance(candidate, QObject) and type(candidate).__name__.endswith("HintModel")
            ):
                found.append(candidate)
    return [model for model in dict.fromkeys(found) if type(model).__name__.endswith(("Model", "Choice"))]


def actions_of(model):
    """(name, argument names and types) of what a person can do with a model."""
    for name, method in inspect.getmembers(type(model), inspect.isfunction):
        if name.startswith("_") or name in NOT_ACTIONS or not method.__module__.startswith("restorer"):
            continue
        hints = typing.get_type_hints(method)
        parameters = list(inspect.signature(method).parameters.values())[1:]
        needed = [one for one in parameters if one.default is one.empty or one.kind is not one.KEYWORD_ONLY]
        if hints.get("return") in (type(None), bool):
            yield name, [(one.name, hints.get(one.name)) for one in needed]


def check(recipe):
    """The recipe can be written, read again, and run."""
    assert Recipe.from_json(recipe.to_json()) == recipe
    read_mask(recipe.keep_out)
    for choice in recipe.steps:
        step = next(step for step in STEPS if step.id == choice.step)
        values = complete_settings(step, choice.settings)
        for item in step.fields:
            if item.kind in READERS:
                READERS[item.kind](str(values[item.name]))
        read_rectangle(str(values.get("rectangle", "")))
        read_corners(str(values.get("corners", "")))


def test_any_use_of_any_tool_leaves_a_recipe_that_can_be_run(made, engine, tmp_path):
    seed = int(os.environ.get("RESTORER_FUZZ_SEED", "7"))
    person = Person(made, seed)
    session, hands, viewer = made.session, made.main_view.hands, made.main_view.viewer
    models = [*models_of(hands), VersionModel(session, lambda: viewer.model.layers)]
    names = {type(model).__name__ for model in models}
    assert {"FaceStripModel", "LayoutModel", "BrushModel", "ColorHintModel", "VariationModel", "VersionModel"} <= names
    actions = [(model, *action) for model in models for action in actions_of(model)]
    assert len(actions) > 25, sorted({f"{type(model).__name__}.{name}" for model, name, _ in actions})
    started = session.recipe.recipe
    session.undo.clear()
    session.undo.setUndoLimit(0)
    hands.faces.model.take_found(made.paths[0], ((20.0, 30.0, 60.0, 70.0), (130.0, 40.0, 60.0, 70.0)))
    end, done, counts = time.monotonic() + SECONDS, 0, {}
    trail = []
    while time.monotonic() < end:
        chance = person.random.random()
        if chance < 0.12:
            person.random.choice((session.undo.undo, session.undo.redo))()
            trail.append("undo or redo")
        elif chance < 0.2:
            step = person.random.choice(STEPS)
            session.recipe.set_on(step.id, person.random.random() < 0.5)
            trail.append(f"set_on {step.id}")
        elif chance < 0.24:
            tools = [hands.crop, hands.brush, hands.faces, hands.colors]
            viewer.take_up(person.random.choice(tools)) if person.random.random() < 0.7 else viewer.lay_down()
        elif chance < 0.26:
            tell_preview(session, engine, made.paths[0], tmp_path, person.random)
        else:
            model, name, wanted = person.random.choice(actions)
            try:
                arguments = [person.argument(model, *one) for one in wanted]
            except LookupError:
                continue
            trail.append(f"{type(model).__name__}.{name}{tuple(arguments)}")
            counts[f"{type(model).__name__}.{name}"] = counts.get(f"{type(model).__name__}.{name}", 0) + 1
            getattr(model, name)(*arguments)
        done += 1
        try:
            check(session.recipe.recipe)
        except Exception as error:
            raise AssertionError(f"seed {seed}, after {done}: {trail[-8:]}") from error
    viewer.lay_down()
    assert len(counts) > 20, counts
    while session.undo.canUndo():
        session.undo.undo()
    assert session.recipe.recipe == started, f"seed {seed}: undo leads back to where it began"


def tell_preview(session, engine, path, folder, generator):
    """The engine shows what the recipe does, and what became of a face."""
    asked = engine.of(messages.PreviewRegion)
    if not asked:
        return
    after = folder / f"after {generator.random()}.npy"
    np.save(after, np.full((HEIGHT, WIDTH, 3), generator.randrange(256), np.uint8))
    keep = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    detail = {"box": [19.5, 29.5, 79.5, 99.5], "chance": 0.9, "done": "restored", "distance": 0.1}
    engine.say(
        messages.PreviewMade(
            asked[-1].ticket, path, 0, asked[-1].region, str(after), (), keep, None, generator.random() < 0.5, 0.1,
            folder=str(folder), details={"faces": (detail,)},
        )
    )  # fmt: skip
