"""What a box is called, and how it is described, to a reader who hears the picture."""

from pathwaytool.draw.parts import Box, Form, PictureKind, View
from pathwaytool.locales import words


def box_name(box: Box, view: View) -> str:
    """Return the box's name: its kind and its title."""
    kind = words(view.language, "draw")[f"form_{box.form.value}"]
    return f"{kind}: {box.title}"


def box_description(box: Box, view: View) -> str:
    """Return what else the box says, in one line, without what only a colour would tell."""
    said = words(view.language, "draw")
    parts = [
        said["route"].format(order=box.order) if box.order else "",
        box.start,
        said["is_end"] if box.form == Form.END else "",
        box.sector,
        box.phase,
        said["accountable"].format(actor=box.accountable) if box.accountable else "",
        box.note,
        *box.deadlines,
        *(share.text for share in box.shares),
        *(remark.text for remark in box.remarks),
        _following(box, view) if view.kind != PictureKind.SWIMLANE else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _following(box: Box, view: View) -> str:
    titles = {other.id: other.title for other in view.boxes}
    after = dict.fromkeys(titles[edge.to] for edge in view.edges if edge.origin == box.id)
    goes_to = words(view.language, "draw")["goes_to"]
    return f"{goes_to}: {'; '.join(after)}" if after else ""
