//! The web socket of one open page.
//!
//! The page says what it shows; after each update the server looks whether that is still so, and if not, sends what it shows now. Each page has a task
//! of its own that waits for the newest update: a browser that reads slowly gets fewer of them, and one that is gone holds nothing up.
//! The page itself is sent, because a browser that had to ask for it would need several milliseconds more.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

use super::fault::{Fault, Faults};
use super::pages::{self, Answer, Page};
use super::state::{State, Update};

/// How long a browser may take to read one message.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a page says of itself, when it is opened and whenever that changes.
#[derive(Debug, Deserialize)]
struct Said {
    /// Its path on this server.
    path: String,
    /// The tag of what it shows.
    tag: String,
    /// The update in which its styles, pictures and scripts are, if it knows.
    since: Option<u64>,
}

/// What a page is told.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    /// Why the site is not up to date.
    failure: Option<&'a str>,
    faults: &'a Faults,
    /// What kept this page from being made, if it is shown as it was before.
    fault: Option<&'a Fault>,
    /// What it shows now, if that is something else.
    page: Option<Shown<'a>>,
    /// It is gone: to the path in here, if it is anywhere.
    gone: Option<Gone>,
    /// It is no page that can be changed in place.
    reload: bool,
    /// Paths of styles, pictures and scripts that changed, each with the update in which it did.
    assets: BTreeMap<&'a str, u64>,
    /// Another page that is being written.
    follow: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    html: std::borrow::Cow<'a, str>,
    tag: &'a str,
    held_back: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Gone {
    to: Option<String>,
}

/// An open page, as far as the server knows.
struct Open {
    path: String,
    tag: String,
    /// The content file that it is about.
    file: Option<Arc<str>>,
    /// Whether it was ever there while it was open; not known before the first look.
    found: Option<bool>,
    /// The update that it was last told of.
    told: u64,
    /// The last update that was there when it was opened, or that it was told of since: only saves after it are followed.
    seen: u64,
}

/// Serves one open page until it is closed.
pub(super) async fn serve(mut socket: WebSocket, state: Arc<State>) {
    let mut updates = state.updates();
    // A page out of the browser's memory shows older styles, and yet it was opened now.
    let opened = updates.borrow().version;
    let mut open: Option<Open> = None;
    loop {
        tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => {
                    let Ok(Said { path, tag, since }) = serde_json::from_str(&text) else { return };
                    let told = since.unwrap_or_else(|| updates.borrow().version);
                    open = Some(Open { path, tag, file: None, found: None, told, seen: opened });
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            changed = updates.changed() => if changed.is_err() { return },
        }
        let Some(page) = open.take() else { continue };
        let update = Arc::clone(&updates.borrow_and_update());
        let making = Arc::clone(&state);
        let Ok((message, page)) = tokio::task::spawn_blocking(move || message(&making, &update, page)).await else {
            return;
        };
        open = Some(page);
        if !matches!(timeout(PATIENCE, socket.send(Message::Text(message.into()))).await, Ok(Ok(()))) {
            return;
        }
    }
}

/// What a page is told after an update, and what it shows then.
fn message(state: &State, update: &Update, mut open: Open) -> (String, Open) {
    let since = std::mem::replace(&mut open.told, update.version);
    let seen = std::mem::replace(&mut open.seen, update.version);
    let mut told = Told {
        failure: update.failure.as_deref(),
        faults: &update.faults,
        fault: None,
        page: None,
        gone: None,
        reload: false,
        assets: update.assets.iter().filter(|(_, at)| **at > since).map(|(path, at)| (path.as_str(), *at)).collect(),
        follow: None,
    };
    if let Some((at, path)) = update.follow.as_ref().filter(|_| state.follows())
        && *at > seen
        && !percent_decode_str(path).eq(percent_decode_str(&open.path))
    {
        told.follow = Some(path);
    }
    let answer = pages::answer(state, &open.path);
    match &answer {
        Answer::Page(page)
            if page.is_html()
                && let Some(to) = moved(state, update, page, &open) =>
        {
            told.gone = Some(Gone { to: Some(to) });
        }
        Answer::Page(page) if page.is_html() => {
            told.fault = page.fault.as_ref();
            told.page = shown(page, &mut open);
            open.file.clone_from(&page.file);
            open.found = Some(true);
        }
        // It may have been opened as the page that says so, and may have to say so in other words now.
        Answer::Absent(absent) => {
            open.file = open.file.or_else(|| pages::last_good(state, &open.path).and_then(|page| page.file));
            let to = whereabouts(state, update, open.file.as_ref());
            match absent {
                Some(page) if !*open.found.get_or_insert(page.tag != open.tag) => {
                    told.page = shown(page, &mut open);
                    // It was there before it was opened, as after a reload.
                    told.gone = to.is_some().then_some(Gone { to });
                }
                _ => told.gone = Some(Gone { to }),
            }
        }
        Answer::Broken(fault) => told.fault = Some(fault),
        Answer::Page(_) | Answer::File(..) | Answer::Picture(..) | Answer::Card(..) | Answer::Moved(_) => {
            told.reload = true;
        }
    }
    // Maps with text for keys can always be written.
    (serde_json::to_string(&told).unwrap_or_default(), open)
}

/// Where that is which the browser shows, if its address only leads to other pages now.
fn moved(state: &State, update: &Update, page: &Page, open: &Open) -> Option<String> {
    if page.leads_to.is_empty() || page.tag == open.tag {
        return None;
    }
    whereabouts(state, update, open.file.as_ref()).or_else(|| match &*page.leads_to {
        [one] => Some(one.clone()),
        _ => None,
    })
}

/// The page, unless it is what the browser shows.
fn shown<'a>(page: &'a Page, open: &mut Open) -> Option<Shown<'a>> {
    if page.tag == open.tag {
        return None;
    }
    open.tag.clone_from(&page.tag);
    Some(Shown { html: String::from_utf8_lossy(&page.bytes), tag: &page.tag, held_back: page.held_back.as_deref() })
}

/// The path of the page that is about the same file now.
fn whereabouts(state: &State, update: &Update, file: Option<&Arc<str>>) -> Option<String> {
    let file = file?;
    let workspace = state.workspace();
    let site = workspace.site();
    // Where it was it may be still, or again, and make a page at another address.
    let route = site.page_of(file).or_else(|| site.page_of(&update.now_at(file)))?;
    Some(pages::path(site, &route.address))
}
