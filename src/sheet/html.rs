//! A table as HTML, the twin that a clipboard holds beside the text.
//! Every cell is text: what would be markup is escaped.

use super::{Cell, Formulas};

/// The table; without names, its rows alone. It names its charset: some readers take the bytes for Latin-1.
pub(super) fn table(names: &[&str], rows: &[Vec<Cell>], formulas: Formulas) -> String {
    let cells = |cells: &Vec<Cell>| {
        let texts = cells.iter().map(|cell| cell.written(formulas));
        texts.map(|text| ("td", escaped(&text))).collect()
    };
    let head: Vec<(&str, String)> = names.iter().map(|name| ("th", escaped(name))).collect();
    let head = Some(head).filter(|cells| !cells.is_empty());
    let mut table = String::from("<meta charset=\"utf-8\"><table>");
    for cells in head.into_iter().chain(rows.iter().map(cells)) {
        table.push_str("<tr>");
        for (tag, text) in cells {
            table.extend(["<", tag, ">", &text, "</", tag, ">"]);
        }
        table.push_str("</tr>");
    }
    table + "</table>"
}

/// Text in which nothing is markup (HTML Standard, "data state": `<` and `&` begin something); line breaks would end a
/// row where it is pasted, and NUL is none of HTML's characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\r' | '\n' | '\0' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r36_no_cell_is_markup() {
        let cells = vec![
            Cell::Text("<img src=x onerror=a()> & \"b\"".to_owned()),
            Cell::Number(3),
            Cell::Empty,
            Cell::Text("=1\n2".to_owned()),
        ];
        assert_eq!(
            table(&["a<b"], &[cells], Formulas::Neutralized),
            "<meta charset=\"utf-8\"><table><tr><th>a&lt;b</th></tr>\
             <tr><td>&lt;img src=x onerror=a()&gt; &amp; &quot;b&quot;</td><td>3</td><td></td><td>'=1 2</td></tr></table>"
        );
        assert!(!table(&[], &[], Formulas::Kept).contains("<tr>"));
    }
}
