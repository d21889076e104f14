//! Whether robots.txt lets Google crawl the page (R13), by Google's own rules.
//! Says nothing of indexing: a page that is not crawled may still be indexed.

use robotstxt::{RobotsParseHandler, parse_robotstxt, parser::escape_pattern};

/// The crawler that is asked for.
const AGENT: &str = "googlebot";

/// Longest line handed to the parser, in bytes; none that a crawler would use is longer.
const LINE: usize = 4_096;

/// Longest part of a rule that is shown, in characters.
const SHOWN: usize = 200;

/// The rule of robots.txt that forbids the path and query of `url`, as `Disallow: /x`; none if it may be crawled.
///
/// The longest matching rule wins, Allow before Disallow among equals; groups for googlebot set aside those for `*`.
/// <https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt>
pub(crate) fn forbidden(body: &str, url: &str) -> Option<String> {
    let path = escape_pattern(&robotstxt::get_path_params_query(url));
    let mut rules = Rules {
        path: path.chars().take(LINE).collect(),
        ..Rules::default()
    };
    parse_robotstxt(&bounded(body), &mut rules);
    rules.forbidden()
}

/// The body with its lines cut, since the parser counts characters where it should count bytes in longer ones.
fn bounded(body: &str) -> String {
    let body = body.trim_start_matches('\u{feff}');
    let mut bounded = String::with_capacity(body.len());
    for line in body.split(['\n', '\r']) {
        let end = line.floor_char_boundary(LINE);
        bounded.push_str(line.get(..end).unwrap_or_default());
        bounded.push('\n');
    }
    bounded
}

/// The best match of a kind of rule: its length and its text.
type Best = Option<(usize, String)>;

/// The best rules of one sort of group.
#[derive(Debug, Default)]
struct Group {
    allow: Best,
    disallow: Best,
}

/// Collects the rules that match one path while the parser reads.
#[derive(Debug, Default)]
struct Rules {
    path: String,
    reading: Reading,
    ours_seen: bool,
    ours: Group,
    everyone: Group,
}

/// Whose group the parser is in.
#[derive(Debug, Default)]
struct Reading {
    ours: bool,
    everyone: bool,
    rules_begun: Begun,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Begun {
    #[default]
    No,
    Yes,
}

impl Rules {
    fn forbidden(self) -> Option<String> {
        let group = if self.ours_seen {
            self.ours
        } else {
            self.everyone
        };
        let (length, rule) = group.disallow?;
        let allowed = group.allow.is_some_and(|(allow, _)| allow >= length);
        let shown: String = rule.chars().take(SHOWN).collect();
        (!allowed && length > 0).then(|| format!("Disallow: {shown}"))
    }

    fn best(&mut self, pattern: &str, pick: fn(&mut Group) -> &mut Best) {
        self.reading.rules_begun = Begun::Yes;
        if !matches(&self.path, pattern) {
            return;
        }
        let length = pattern.len();
        let ours = self.reading.ours.then_some(&mut self.ours);
        let everyone = self.reading.everyone.then_some(&mut self.everyone);
        for group in [ours, everyone].into_iter().flatten() {
            let best = pick(group);
            if best.as_ref().is_none_or(|(known, _)| *known < length) {
                *best = Some((length, pattern.to_owned()));
            }
        }
    }
}

impl RobotsParseHandler for Rules {
    fn handle_robots_start(&mut self) {}

    fn handle_robots_end(&mut self) {}

    fn handle_user_agent(&mut self, _line: u32, agent: &str) {
        if self.reading.rules_begun == Begun::Yes {
            self.reading = Reading::default();
        }
        let name = |letter: char| letter.is_ascii_alphabetic() || letter == '-' || letter == '_';
        let named = agent
            .split(|letter| !name(letter))
            .next()
            .unwrap_or_default();
        if agent == "*" || agent.starts_with("* ") {
            self.reading.everyone = true;
        } else if named.eq_ignore_ascii_case(AGENT) {
            self.reading.ours = true;
            self.ours_seen = true;
        }
    }

    fn handle_allow(&mut self, _line: u32, value: &str) {
        self.best(value, |group| &mut group.allow);
        // Google reads a rule for index.html as one for its folder too.
        if let Some((folder, file)) = value.rsplit_once('/')
            && file.starts_with("index.htm")
        {
            self.best(&format!("{folder}/$"), |group| &mut group.allow);
        }
    }

    fn handle_disallow(&mut self, _line: u32, value: &str) {
        self.best(value, |group| &mut group.disallow);
    }

    fn handle_sitemap(&mut self, _line: u32, _value: &str) {}

    fn handle_unknown_action(&mut self, _line: u32, _action: &str, _value: &str) {}
}

/// Whether a pattern with `*` and a final `$` matches the path's beginning: each literal at its first chance,
/// which is enough where `*` is the only wildcard.
fn matches(path: &str, pattern: &str) -> bool {
    let (pattern, whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let Some((head, tail)) = pattern.split_once('*') else {
        return if whole {
            path == pattern
        } else {
            path.starts_with(pattern)
        };
    };
    let Some(rest) = path.strip_prefix(head) else {
        return false;
    };
    let (middle, end) = match tail.rsplit_once('*') {
        Some((middle, end)) if whole => (middle, end),
        None if whole => ("", tail),
        Some(_) | None => (tail, ""),
    };
    let mut literals = middle.split('*');
    let rest = literals.try_fold(rest, |rest, literal| Some(rest.split_once(literal)?.1));
    rest.is_some_and(|rest| rest.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_the_longest_rule_of_the_right_group_wins() {
        let page = "https://example.com/a/b.html?x=1";
        for (body, rule) in [
            ("", None),
            ("<html>not found</html>", None),
            ("User-agent: *\nDisallow:\n", None),
            ("User-agent: bingbot\nDisallow: /\n", None),
            (
                "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nDisallow: /c\n",
                None,
            ),
            ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", None),
            ("User-agent: *\nDisallow: /a/b.html$\n", None),
            ("User-agent: *\nDisallow: /a\nAllow: /a\n", None),
            ("User-agent: *\nDisallow: /A\n", None),
            ("User-agent: *\nDisallow: /\n", Some("Disallow: /")),
            (
                "user-agent: googlebot\nuser-agent: bingbot\ndisalow: /a\n",
                Some("Disallow: /a"),
            ),
            (
                "User-agent: Googlebot/2.1\nDisallow: *.html\n",
                Some("Disallow: *.html"),
            ),
            ("User-agent: *\nDisallow: /*?x=\n", Some("Disallow: /*?x=")),
            (
                "User-agent: *\nDisallow: /a*x=1$\n",
                Some("Disallow: /a*x=1$"),
            ),
            (
                "\u{feff}User-agent: *\r\nDisallow: /a # all\r\n",
                Some("Disallow: /a"),
            ),
        ] {
            assert_eq!(forbidden(body, page).as_deref(), rule, "{body}");
        }
    }

    #[test]
    fn r13_hostile_bodies_are_read_in_time() {
        let rule = format!("Disallow: /{}b\n", "*a".repeat(2_000));
        let stars = format!("User-agent: *\n{}", rule.repeat(100));
        let url = format!("https://example.com/{}", "a".repeat(8_000));
        assert_eq!(forbidden(&stars, &url), None);
        let wide = format!(
            "User-agent: *\nDisallow: /{}\nDisallow: /a\n",
            "é".repeat(20_000)
        );
        assert_eq!(forbidden(&wide, &url).as_deref(), Some("Disallow: /a"));
    }

    #[test]
    fn wildcards_match_as_google_documents() {
        for (path, pattern, found) in [
            ("/fish.asp", "/fish", true),
            ("/Fish.asp", "/fish", false),
            ("/fish/", "/fish$", false),
            ("/a.php/x.php", "/*.php$", true),
            ("/a.php5", "/*.php$", false),
            ("/a.php?x", "/*.php$", false),
            ("/aaa", "/*aa$", true),
            ("/a", "/a*a$", false),
            ("/a", "/*$", true),
            ("/aXbYb", "/a*b$", true),
            ("/", "", true),
        ] {
            assert_eq!(matches(path, pattern), found, "{path} {pattern}");
        }
    }
}
