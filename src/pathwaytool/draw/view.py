"""The pictures there are: each function returns a `View`, a picture as a value in one language."""

from pathwaytool.draw.parts import (
    Box,
    Branching,
    Column,
    Edge,
    Form,
    Lane,
    Link,
    Mark,
    PictureKind,
    ShareLine,
    Target,
    View,
)
from pathwaytool.draw.views.cooperation import Handover, cooperation_view
from pathwaytool.draw.views.difference import difference_view
from pathwaytool.draw.views.documents import documents_view
from pathwaytool.draw.views.elements import Route
from pathwaytool.draw.views.flow import flow_view
from pathwaytool.draw.views.library import library_view
from pathwaytool.draw.views.overview import overview_view
from pathwaytool.draw.views.phase import phase_sheets, phase_view, phase_views
from pathwaytool.draw.views.route import route_view
from pathwaytool.draw.views.step import step_view
from pathwaytool.draw.views.swimlane import swimlane_view

__all__ = [
    "Box",
    "Branching",
    "Column",
    "Edge",
    "Form",
    "Handover",
    "Lane",
    "Link",
    "Mark",
    "PictureKind",
    "Route",
    "ShareLine",
    "Target",
    "View",
    "cooperation_view",
    "difference_view",
    "documents_view",
    "flow_view",
    "library_view",
    "overview_view",
    "phase_sheets",
    "phase_view",
    "phase_views",
    "route_view",
    "step_view",
    "swimlane_view",
]
