//! Which language a text is in, told by its script, its function words and, for lists of keywords, the letters of its
//! words. Says nothing where these say nothing.

use super::{script::Script, words::words};
use crate::{link::seen, tables::Tables};

/// So many words of a page show its language; function words make up a third of any text.
const ENOUGH: usize = 500;

/// Less than one function word in so many is no running text of a language.
const RARE: u32 = 20;

/// So few hits are chance.
const CHANCE: u32 = 2;

/// What a text's words say of its language.
#[derive(Debug, Default)]
struct Sample {
    words: u32,
    scripts: Vec<(Script, u32)>,
    /// Function words by language.
    spoken: Vec<(&'static str, u32)>,
    /// The same and letters of words.
    looks: Vec<(&'static str, u32)>,
}

impl Sample {
    fn of<T: AsRef<str>>(texts: impl Iterator<Item = T>, tables: &Tables) -> Self {
        let mut sample = Self::default();
        for text in texts {
            let left = ENOUGH.saturating_sub(sample.words as usize);
            for word in words(&seen(text.as_ref())).take(left) {
                sample.take(&word, tables);
            }
        }
        sample
    }

    /// Takes a word and what its letters look like.
    fn look(&mut self, word: &str, tables: &Tables) {
        self.take(word, tables);
        let framed: Vec<char> = format!("_{word}_").chars().collect();
        for row in (1..=LETTERS).flat_map(|length| framed.windows(length)) {
            let row = row.iter().collect::<String>();
            for language in tables.letters.get(row.as_str()).into_iter().flatten() {
                count(&mut self.looks, language);
            }
        }
    }

    fn take(&mut self, word: &str, tables: &Tables) {
        let kana = word.chars().find(|c| Script::of(*c) == Some(Script::Kana));
        let Some(script) = kana.or(word.chars().next()).and_then(Script::of) else {
            return;
        };
        self.words += 1;
        count(&mut self.scripts, script);
        for language in tables.stopwords.get(word).into_iter().flatten() {
            count(&mut self.spoken, language);
            count(&mut self.looks, language);
        }
    }

    /// The script of most words; Japanese has many words in Han alone.
    fn script(&self) -> Option<Script> {
        let (script, most) = winner(&self.scripts)?;
        let kana = votes(&self.scripts, Script::Kana);
        let japanese = script == Script::Han && 5 * kana >= most;
        Some(if japanese { Script::Kana } else { script })
    }

    /// The language whose function words are the most, if there are enough of them.
    fn spoken(&self) -> Option<(&'static str, u32)> {
        winner(&self.spoken).filter(|(_, most)| *most > CHANCE.max(self.words / RARE))
    }
}

/// Most letters in a row that the table has, with the mark of a word's end.
const LETTERS: usize = 7;

/// The language of a page, as a tag such as `de`: what its `lang` declares, unless its text is clearly in another.
///
/// Templates often declare their own language over an author's text.
pub(super) fn of_page<T: AsRef<str>>(
    declared: &str,
    texts: impl Iterator<Item = T>,
    tables: &Tables,
) -> Option<String> {
    let sample = Sample::of(texts, tables);
    let script = sample.script();
    let fits = |language: &String| {
        let (own, Some(script)) = (Script::of_language(language), script) else {
            return true;
        };
        own.is_none_or(|own| own.holds(script))
    };
    let declared = primary(declared).filter(fits);
    let spoken = sample.spoken().filter(|(_, most)| {
        let of_declared = declared.as_deref().map(|own| votes(&sample.spoken, own));
        // Neighbors share many function words.
        of_declared.is_none_or(|own| *most > 2 * own)
    });
    let alone = script.and_then(Script::language);
    match (declared, alone.or(spoken.map(|(language, _)| language))) {
        // Which the stop words cannot tell, such as a language without a row.
        (Some(declared), Some(found)) if !knows(tables, &declared) || alone == Some(found) => {
            Some(declared)
        }
        (declared, found) => found.map(str::to_owned).or(declared),
    }
}

/// In which other language than the page's the keywords are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Its tag, where it can be told.
    pub(super) language: Option<&'static str>,
    /// Whether function words say so; else keywords that the page has are enough to doubt it.
    pub(super) sure: bool,
}

/// Whether keywords are in another language than the page's.
pub(super) fn foreign(keywords: &[String], page: &str, tables: &Tables) -> Option<Foreign> {
    let mut sample = Sample::default();
    for keyword in keywords {
        for word in words(&seen(keyword)) {
            sample.look(&word, tables);
        }
    }
    let script = sample.script()?;
    let alone = script.language();
    let own = Script::of_language(page);
    let readable = |(script, _): &(Script, u32)| own.is_none_or(|own| own.holds(*script));
    let other_script = !sample.scripts.iter().any(readable);
    if !other_script && !knows(tables, page) {
        return None;
    }
    let spoken = winner(&sample.spoken);
    let spoken = spoken.filter(|(_, most)| *most > CHANCE.max(2 * votes(&sample.spoken, page)));
    // Of two that have as many none is named; that it is not the page's is told all the same.
    let most = sample.looks.iter().map(|(_, votes)| *votes).max();
    let looks_other = most > Some(votes(&sample.looks, page) + CHANCE);
    let looks = winner(&sample.looks).filter(|_| looks_other);
    let named = alone
        .filter(|_| other_script)
        .or(spoken.or(looks).map(|(language, _)| language));
    (other_script || looks_other || spoken.is_some()).then_some(Foreign {
        language: named,
        sure: spoken.is_some() && !other_script,
    })
}

/// Whether a word tells nothing of any topic, in a language by its tag; in any where that is not known.
pub(super) fn is_function(word: &str, language: Option<&str>, tables: &Tables) -> bool {
    let languages = tables.stopwords.get(word);
    languages.is_some_and(|languages| language.is_none_or(|it| languages.contains(&it)))
}

/// Whether the table has the language.
fn knows(tables: &Tables, language: &str) -> bool {
    let mut rows = tables.stopwords.values();
    rows.any(|languages| languages.contains(&language))
}

/// The first part of a language tag, in the spelling of the tables.
fn primary(tag: &str) -> Option<String> {
    let end = tag.find(['-', '_']).unwrap_or(tag.len());
    let part = tag.trim().get(..end)?.to_ascii_lowercase();
    let known = match part.as_str() {
        "nb" | "nn" => "no",
        "iw" => "he",
        "in" => "id",
        other => other,
    };
    let plausible = matches!(known.len(), 2 | 3) && known.bytes().all(|c| c.is_ascii_lowercase());
    plausible.then(|| known.to_owned())
}

fn count<T: PartialEq>(tally: &mut Vec<(T, u32)>, of: T) {
    match tally.iter_mut().find(|(known, _)| *known == of) {
        Some((_, votes)) => *votes += 1,
        None => tally.push((of, 1)),
    }
}

fn votes<T: Copy + PartialEq>(tally: &[(T, u32)], of: T) -> u32 {
    let found = tally.iter().find(|(known, _)| *known == of);
    found.map_or(0, |(_, votes)| *votes)
}

/// The most votes; none where two have as many.
fn winner<T: Copy + PartialEq>(tally: &[(T, u32)]) -> Option<(T, u32)> {
    let most = tally.iter().map(|(_, votes)| *votes).max()?;
    let mut best = tally.iter().filter(|(_, votes)| *votes == most);
    best.next().copied().filter(|_| best.next().is_none())
}

#[cfg(test)]
mod tests;
