"""Pages written by hand: what is added to their HTML so that everyone can read them."""

from lxml import html

from pathwaytool.mkdocs_plugin.handwritten import reachable

TABLE = """<table>
<thead>
<tr>
<th>Ord</th>
<th style="text-align: right;">Antal &amp; "mere"</th>
</tr>
</thead>
<tbody>
<tr>
<td>et</td>
<td style="text-align: right;">2</td>
</tr>
<tr>
<td>to</td>
</tr>
</tbody>
</table>"""


def test_each_cell_of_a_table_says_what_it_is() -> None:
    (frame,) = html.fragments_fromstring(reachable(TABLE, "da"))
    assert frame.get("class") == "pw-scroll"
    cells = [(one.text, one.get("data-what"), one.get("style")) for one in frame.iter("td")]
    assert cells == [
        ("et", None, None),
        ("2", 'Antal & "mere"', "text-align: right;"),
        ("to", None, None),
    ]
    roles = {one.tag: one.get("role") for one in frame.iter() if one is not frame}
    assert roles == {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "columnheader",
        "td": "cell",
    }


def test_what_is_no_table_stands_as_it_stood() -> None:
    assert reachable("<p>tr td</p>", "da") == "<p>tr td</p>"
    assert reachable("<pre>x</pre>", "da") == '<pre tabindex="0">x</pre>'
