//! The page's own text by lines: what stands in one block up to a `<br>`, links and spans included; rows of tables beside
//! them.
//! Leaves out what visitors wrote.

use std::borrow::Cow;

use crate::{
    context::Context,
    link,
    page::{Block, PageSnapshot, RunKind},
    tables::Parts,
    turns::Turns,
    value::Case,
};

/// One line, as written.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The tag of its block.
    pub(super) tag: &'a str,
    /// Its text.
    pub(super) text: String,
    /// The same in lower case, without what it quotes.
    pub(super) lower: String,
    /// Whether the site itself says it in its text, not in a menu or a quotation.
    pub(super) own: bool,
    /// The block around its own.
    parent: Option<u32>,
    /// The block around that.
    around: Option<u32>,
    /// The row that it is of: a table's `tr`, or the `dt` that is explained.
    row: Option<u32>,
}

/// Most of a page's text, in bytes, that is looked through.
const READ: usize = 400_000;

/// Longest quotation of a line, in characters.
const QUOTED: usize = 90;

/// The lines of the page, in order. Elements that flow within a line are part of it; what begins a line ends the one
/// before.
pub(super) async fn read<'a>(case: &Case<'a>, turns: &Turns) -> Vec<Line<'a>> {
    let containers = link::containers(case.page);
    turns.pass().await;
    let rows = rows(case.page);
    turns.pass().await;
    let quotes = case.inside(case.page.blocks.iter().map(is_quotation));
    turns.pass().await;
    let is_quote = |block: u32| quotes.get(block as usize).is_some_and(|quote| *quote);
    let mut lines: Vec<Line<'a>> = Vec::new();
    // The container of the last line, and the block of its last run.
    let mut last: Option<(u32, u32)> = None;
    let mut read = 0;
    for run in &case.page.runs {
        turns.step().await;
        let zone = case.zone(run.block);
        if run.kind != RunKind::Text || zone == Some(Context::Comment) || read > READ {
            continue;
        }
        read += run.text.len();
        let container = containers.get(run.block as usize).copied();
        let container = container.unwrap_or(run.block);
        let mut open = last.filter(|(known, _)| *known == container);
        for part in run.text.split('\n') {
            // Some words of a line that is the site's own.
            let cited = is_quote(run.block) && !is_quote(container) && is_saying(part);
            let said = if cited { " " } else { part };
            if let (Some(line), Some((_, block))) = (lines.last_mut(), open) {
                if block != run.block && parts_words(&line.text, part) {
                    line.text.push(' ');
                    line.lower.push(' ');
                }
                line.text.push_str(part);
                line.lower.push_str(said);
            } else if !part.trim().is_empty() {
                let block = case.page.blocks.get(container as usize);
                let parent = block.and_then(|block| block.parent);
                lines.push(Line {
                    tag: block.map_or("", |block| block.tag.as_str()),
                    text: part.to_owned(),
                    lower: said.to_owned(),
                    // In mails every line of another's begins so.
                    own: !is_quote(container)
                        && !part.trim_start().starts_with('>')
                        && !is_spoken(part)
                        && zone.is_none_or(is_text),
                    parent,
                    around: parent.and_then(|parent| case.page.blocks.get(parent as usize)?.parent),
                    row: rows.get(container as usize).copied().flatten(),
                });
            }
            // What comes after a break begins a line.
            open = None;
        }
        last = (!run.text.ends_with('\n')).then_some((container, run.block));
    }
    for line in &mut lines {
        line.lower = unquoted(link::lower(&line.lower));
        turns.step().await;
    }
    lines
}

/// Classes of boxes that show what somebody else said or wrote.
const SAID: [&str; 10] = [
    "blockquote",
    "chat",
    "conversation",
    "email",
    "letter",
    "pullquote",
    "quotation",
    "quote",
    "testimonial",
    "transcript",
];

/// Whether a block holds a quotation or an example.
fn is_quotation(block: &Block) -> bool {
    let mut classes = block.class.split_ascii_whitespace();
    ["blockquote", "q", "cite", "pre", "code"].contains(&block.tag.as_str())
        || classes.any(|class| SAID.iter().any(|said| class.eq_ignore_ascii_case(said)))
}

/// Whether a line is one of a dialogue: after a dash comes a whole sentence, not an entry of a list.
fn is_spoken(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['—', '–', '―']) && line.ends_with(['.', '?', '!', '…'])
}

/// Whether two pieces of a line are words apart: a span with a name of its own is seldom a part of a word, and its style
/// sets it off as often as a space. Scripts without case put no spaces between words either.
fn parts_words(before: &str, after: &str) -> bool {
    let in_word = |c: Option<char>| {
        c.is_some_and(|c| c.is_lowercase() || c.is_uppercase() || c.is_ascii_digit())
    };
    in_word(before.chars().next_back()) && in_word(after.chars().next())
}

/// Whether a part of the page holds what the site says there, not what stands on every page or is another's.
const fn is_text(context: Context) -> bool {
    match context {
        Context::Body
        | Context::List
        | Context::Reference
        | Context::Infobox
        | Context::Author
        | Context::Sidebar
        | Context::Footer => true,
        Context::Comment
        | Context::Related
        | Context::Navigation
        | Context::Header
        | Context::Share
        | Context::Ad
        | Context::Utility => false,
    }
}

/// Quotation marks: what opens, and what closes (Unicode CLDR, `delimiters`).
const MARKS: [(char, &[char]); 10] = [
    ('„', &['“', '”']),
    ('‚', &['‘', '’']),
    ('‘', &['’']),
    ('“', &['”']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«']),
    ('"', &['"']),
    ('「', &['」']),
    ('『', &['』']),
];

/// Longest name without spaces between quotation marks, in characters; more is a sentence of a script without spaces.
const NAME: usize = 12;

/// Without what stands between quotation marks: somebody else says it.
fn unquoted(mut text: String) -> String {
    // Of what opens, one mark alone is ASCII; bytes are looked through faster than characters.
    if !text.bytes().any(|byte| byte == b'"' || !byte.is_ascii()) {
        return text;
    }
    for (open, close) in MARKS {
        // The same two marks the other way round: what stands first opens.
        if open == '»' && text.chars().find(|c| ['«', '»'].contains(c)) == Some('«') {
            continue;
        }
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some((before, quotation, after)) = quotation(rest, open, close) {
            kept.push_str(before);
            kept.push_str(if is_saying(quotation) { " " } else { quotation });
            rest = after;
        }
        if !kept.is_empty() {
            kept.push_str(rest);
            text = kept;
        }
    }
    text
}

/// The first quotation, its marks included, and what stands before and after it. After a letter or a number a mark that
/// also closes, or stands for inches, opens none; before a letter one that is an apostrophe as well closes none. One that
/// nothing closes goes on in the next paragraph.
fn quotation<'t>(text: &'t str, open: char, close: &[char]) -> Option<(&'t str, &'t str, &'t str)> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let paired = matches!(open, '„' | '«' | '「' | '『');
    let opens =
        |at: usize| paired || !is_word(text.get(..at).and_then(|it| it.chars().next_back()));
    let mut marks = text.char_indices().filter(|(_, c)| *c == open);
    let (start, _) = marks.find(|(at, _)| opens(*at))?;
    let (before, from) = text.split_at_checked(start)?;
    let inner = from.get(open.len_utf8()..)?;
    let closes = |(at, mark): &(usize, &str)| {
        let next = inner
            .get(at + mark.len()..)
            .and_then(|it| it.chars().next());
        *mark != "’" || !is_word(next)
    };
    let end = inner.match_indices(close).find(closes);
    let end = end.map(|(at, mark)| open.len_utf8() + at + mark.len());
    let end = end.or((open == '“').then_some(from.len()))?;
    let (quotation, after) = from.split_at_checked(end)?;
    Some((before, quotation, after))
}

/// Whether a quotation says something; one word is a name.
fn is_saying(quoted: &str) -> bool {
    let quoted = quoted.trim();
    let joined = |c: char| !c.is_alphabetic() || c.is_lowercase() || c.is_uppercase();
    quoted.contains(' ') || (quoted.chars().count() > NAME && !quoted.chars().all(joined))
}

/// Of each block the row of a table, or of a list of terms, that it is in.
fn rows(page: &PageSnapshot) -> Vec<Option<u32>> {
    let mut rows: Vec<Option<u32>> = Vec::with_capacity(page.blocks.len());
    // The last term and what holds it.
    let mut term = None;
    for (index, block) in (0..).zip(&page.blocks) {
        let parent = block.parent;
        let around = parent.and_then(|parent| rows.get(parent as usize).copied().flatten());
        rows.push(match block.tag.as_str() {
            "tr" => Some(index),
            "dt" => {
                term = Some((parent, index));
                Some(index)
            }
            "dd" => term
                .filter(|(list, _)| *list == parent)
                .map(|(_, term)| term),
            _ => around,
        });
    }
    rows
}

impl<'a> Line<'a> {
    /// This line and the next as one.
    pub(super) fn and(mut self, next: &Line<'_>) -> Line<'a> {
        self.text = [self.text.trim(), next.text.trim()].join(" ");
        self.lower = [self.lower.trim(), next.lower.trim()].join(" ");
        self
    }

    /// Whether both are of one row.
    fn is_in_row_with(&self, next: &Self) -> bool {
        self.row.is_some() && self.row == next.row
    }

    /// Whether its block is an entry of a list or a table, or a heading.
    pub(super) fn is_entry(&self) -> bool {
        self.row.is_some() || ["li", "h2", "h3", "h4", "h5"].contains(&self.tag)
    }

    /// Whether its block is a heading or a term, above what is said of it.
    pub(super) fn is_heading(&self) -> bool {
        ["h2", "h3", "h4", "h5", "h6", "dt", "summary"].contains(&self.tag)
    }

    /// Whether it stands in the box of a price, or in a list of that box.
    pub(super) fn is_of_box(&self, price: &Line<'_>) -> bool {
        price.parent.is_some() && [self.parent, self.around].contains(&price.parent)
    }

    /// Whether both stand beside each other in one block.
    pub(super) fn is_beside(&self, other: &Line<'_>) -> bool {
        self.parent.is_some() && self.parent == other.parent
    }
}

/// The lines, those of one row as one: "Guest post", "30 days" and "$50". A row of more bytes than `longest` is no row of
/// figures but a page's layout, and stays in its lines.
pub(super) fn by_rows<'l, 'a>(lines: &[&'l Line<'a>], longest: usize) -> Vec<Cow<'l, Line<'a>>> {
    let mut joined = Vec::with_capacity(lines.len());
    for row in lines.chunk_by(|one, next| one.is_in_row_with(next)) {
        match whole(row, longest) {
            Some(line) => joined.push(line),
            None => joined.extend(row.iter().copied().map(Cow::Borrowed)),
        }
    }
    joined
}

/// Rows of figures, each beneath the names of the columns: "Guest post", "Price" and then "DR 50", "$120". A row of such names
/// is all `th`, or has no figure in more than two cells or beside a word such as "price"; what stands between two rows ends a table.
pub(super) fn beneath_names<'a>(
    lines: &[&Line<'a>],
    longest: usize,
    price: &Parts,
) -> Vec<Line<'a>> {
    let mut joined = Vec::new();
    let mut names: Option<Cow<'_, Line<'a>>> = None;
    for row in lines.chunk_by(|one, next| one.is_in_row_with(next)) {
        let line = whole(row, longest).filter(|line| line.row.is_some());
        let figures = |cell: &&Line<'_>| cell.text.bytes().any(|byte| byte.is_ascii_digit());
        let priced = |cell: &&Line<'_>| price.within(&cell.lower);
        let names_columns = || {
            row.iter().all(|cell| cell.tag == "th")
                || ((row.iter().any(priced) || row.len() > 2) && !row.iter().any(figures))
        };
        if line.is_some() && !names_columns() {
            let joins = line.zip(names.as_ref());
            joined.extend(joins.map(|(line, names)| names.clone().into_owned().and(&line)));
        } else {
            names = line;
        }
    }
    joined
}

/// The lines of a row as one, unless they are longer than a row of figures.
fn whole<'l, 'a>(row: &[&'l Line<'a>], longest: usize) -> Option<Cow<'l, Line<'a>>> {
    let length: usize = row.iter().map(|line| line.lower.len() + 1).sum();
    let (first, rest) = row.split_first().filter(|_| length <= longest)?;
    let joins = |line: Cow<'l, Line<'a>>, next: &&Line<'a>| Cow::Owned(line.into_owned().and(next));
    Some(rest.iter().fold(Cow::Borrowed(*first), joins))
}

/// The beginning of a text, for quoting.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_opens_a_quotation_one_mark_alone_is_ascii() {
        for (open, _) in MARKS {
            assert!(open == '"' || !open.is_ascii(), "{open}");
        }
    }
}
