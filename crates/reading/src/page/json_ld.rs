//! Flattens a JSON-LD script to the few fields that later stages read.
//! Resolves no context and no references: search engines read the compact form too.

use serde_json::Value;

use super::JsonLd;

/// Items kept of one script: real pages describe themselves in a handful.
const ITEM_LIMIT: usize = 50;

impl JsonLd {
    /// The top-level items of one script, those of `@graph` included; none where it is no JSON.
    ///
    /// ```
    /// use vouch_reading::page::JsonLd;
    /// let items = JsonLd::read(r#"{"@type": "NewsArticle", "author": {"name": "Ann"}, "datePublished": "2025-03-01"}"#);
    /// assert_eq!(items[0].types, ["NewsArticle"]);
    /// assert_eq!(items[0].authors, ["Ann"]);
    /// assert!(JsonLd::read("{ broken").is_empty());
    /// ```
    pub fn read(text: &str) -> Vec<Self> {
        let Ok(root) = serde_json::from_str::<Value>(text.trim()) else {
            return Vec::new();
        };
        let tops = several(&root).iter().flat_map(|top| {
            let graph = top.get("@graph").map(several).unwrap_or_default();
            std::iter::once(top).chain(graph)
        });
        tops.filter_map(Self::item).take(ITEM_LIMIT).collect()
    }

    fn item(value: &Value) -> Option<Self> {
        let types = strings(value.get("@type")?);
        let text = |field: &str| {
            value
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let authors = value.get("author").map(several).unwrap_or_default();
        let is_page = |id: &&str| id.contains("://");
        let page = [
            value.get("mainEntityOfPage").and_then(|it| it.get("@id")),
            value.get("mainEntityOfPage"),
            value.get("url"),
            value.get("@id"),
        ];
        let mut page = page.into_iter().flatten().filter_map(Value::as_str);
        let name = |author: &Value| {
            author
                .get("name")
                .unwrap_or(author)
                .as_str()
                .map(str::to_owned)
        };
        Some(Self {
            types: types.into_iter().map(|name| local_name(&name)).collect(),
            published: text("datePublished"),
            modified: text("dateModified"),
            authors: authors.iter().filter_map(name).collect(),
            address: page.find(is_page).unwrap_or_default().to_owned(),
        })
    }
}

/// A value that may stand alone or in a list.
fn several(value: &Value) -> &[Value] {
    value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn strings(value: &Value) -> Vec<String> {
    several(value)
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// `http://schema.org/Article` and `schema:Article` are `Article`.
fn local_name(name: &str) -> String {
    name.rsplit(['/', '#', ':'])
        .next()
        .unwrap_or(name)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_item_is_left_out() {
        for text in [
            "",
            "null",
            "[]",
            "7",
            r#"{"name": "no type"}"#,
            r#"[[{"@type": "Nested"}]]"#,
        ] {
            assert_eq!(JsonLd::read(text), [], "{text}");
        }
    }

    #[test]
    fn lists_graphs_and_prefixes_are_flattened() {
        let text = r#"{"@context": "https://schema.org", "@graph": [{"@type": ["http://schema.org/WebPage", "schema:FAQPage"]},
            {"@type": "Article", "author": ["Bo", {"name": "Cy"}], "dateModified": "2024"}]}"#;
        let items = JsonLd::read(text);
        assert_eq!(items[0].types, ["WebPage", "FAQPage"]);
        assert_eq!(items[1].authors, ["Bo", "Cy"]);
        assert_eq!(items[1].modified, "2024");
    }
}
