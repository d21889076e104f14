//! What the person told of the page and knows of its site from elsewhere, as the lines that the engine reads.
//! Which host is the site is not known here: every domain it is under is looked up, and the engine takes its own.

use web_sys::Url;

use super::{store::Store, webext};
use crate::{browser::dom::Fallible, ranked};

/// The lines, and whether a table could not be asked.
pub(crate) struct Known {
    /// For [`Told::read`](crate::report::Told::read).
    pub(crate) lines: String,
    /// What went wrong, if something did.
    pub(crate) trouble: Option<String>,
}

/// All that may concern a page.
pub(crate) async fn of(address: &str) -> Known {
    let mut known = Known {
        lines: webext::pasted().await.unwrap_or_default(),
        trouble: None,
    };
    known.lines += &webext::agreed(address).await.unwrap_or_default();
    if let Err(error) = imported(address, &mut known).await {
        known.trouble = Some(webext::said(&error));
    }
    known
}

async fn imported(address: &str, known: &mut Known) -> Fallible {
    let Ok(url) = Url::new(address) else {
        return Ok(());
    };
    let ends = ranked::ends(&url.hostname());
    let store = Store::open().await?;
    for table in store.tables().await? {
        for end in &ends {
            let (about, name) = (table.text("about"), table.text("name"));
            let band = match store.band(&table.text("id"), end).await {
                Ok(Some(band)) => band,
                Ok(None) => continue,
                Err(error) => {
                    // The tables behind it are none the worse.
                    known.trouble = Some([&name, ": ", &webext::said(&error)].concat());
                    break;
                }
            };
            let cells = ["imported", end, &about, band.as_str(), &name];
            known.lines.extend([cells.join("\t"), "\n".to_owned()]);
        }
    }
    Ok(())
}
