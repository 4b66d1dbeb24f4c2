//! Files as they are, whole or in part: those of the site, and the preview's own that run in the browser.

use std::ops::Range;
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http_range_header::{RangeUnsatisfiableError, StartPosition, parse_range_header};
use xxhash_rust::xxh3::xxh3_64;

use crate::files::{self, Part};
use crate::workspace::{PictureError, Pictures};

/// What runs in the browser, by the name under which it is served.
const CLIENT: [(&str, &str); 6] = [
    ("preview.js", include_str!("client/preview.js")),
    ("align.js", include_str!("client/align.js")),
    ("morph.js", include_str!("client/morph.js")),
    ("panel.js", include_str!("client/panel.js")),
    ("panel.css", include_str!("client/panel.css")),
    ("idiomorph.js", include_str!("client/idiomorph.js")),
];

/// One of the preview's own files.
pub(super) fn client(name: &str) -> Response {
    match CLIENT.iter().find(|(known, _)| *known == name) {
        Some((name, text)) => ([(header::CONTENT_TYPE, content_type(name))], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The type of a file with this name.
pub(super) fn content_type(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = kind.type_() == "text" || matches!(kind.subtype().as_str(), "json" | "xml");
    if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

/// Whether the browser has this content already (RFC 9110, section 13.1.2).
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

/// The file at `path`, if that is below `root` when all links are followed.
pub(super) async fn file(path: PathBuf, root: PathBuf, name: &str, headers: &HeaderMap) -> Response {
    let found = tokio::task::spawn_blocking(move || {
        let path = files::canonical(&path)?;
        // A link may have been put there since the site was read.
        if !path.starts_with(&root) {
            return Ok(None);
        }
        files::stamp(&path).map(|stamp| Some((path, stamp)))
    });
    let (path, stamp) = match found.await {
        Ok(Ok(Some(found))) => found,
        Ok(Ok(None)) => return StatusCode::NOT_FOUND.into_response(),
        // It is gone, and the site is about to be told so.
        Ok(Err(error)) => return (StatusCode::NOT_FOUND, error.to_string()).into_response(),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let tag = format!("\"{:016x}\"", stamp.hash);
    let mut response = if is_known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        whole_or_part(stamp.size, &tag, headers, |range| body(&path, range))
    };
    response.headers_mut().extend([
        (header::ETAG, text(&tag)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::CONTENT_TYPE, text(&content_type(name))),
    ]);
    response
}

/// The picture at `path`, below `root`, or a smaller version of it, as it will be published.
pub(super) async fn picture(
    path: PathBuf,
    width: Option<u32>,
    root: PathBuf,
    name: &str,
    headers: &HeaderMap,
) -> Response {
    made(name, headers, move || Pictures::new(&root).picture(&path, width)).await
}

/// The card that is drawn of an SVG, as it will be published.
pub(super) async fn card(svg: String, root: PathBuf, name: &str, headers: &HeaderMap) -> Response {
    made(name, headers, move || Pictures::new(&root).card(&svg)).await
}

/// A picture that takes long to make.
async fn made(
    name: &str,
    headers: &HeaderMap,
    make: impl FnOnce() -> Result<Vec<u8>, PictureError> + Send + 'static,
) -> Response {
    let bytes = match tokio::task::spawn_blocking(make).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => return (StatusCode::NOT_FOUND, error.to_string()).into_response(),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let tag = format!("\"{:016x}\"", xxh3_64(&bytes));
    self::bytes(&bytes.into(), &tag, &content_type(name), headers)
}

/// What is held in memory, or the one part of it that is asked for; nothing, if the browser has it.
pub(super) fn bytes(bytes: &Bytes, tag: &str, kind: &str, headers: &HeaderMap) -> Response {
    let mut response = if is_known(headers, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let part = |range: Range<u64>| {
            let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
            bytes.slice(start.unwrap_or_default()..end.unwrap_or_default()).into_response()
        };
        whole_or_part(bytes.len() as u64, tag, headers, part)
    };
    response.headers_mut().extend([
        (header::ETAG, text(tag)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::CONTENT_TYPE, text(kind)),
    ]);
    response
}

/// The whole of something so long, or the one part of it that is asked for (RFC 9110, section 14), as `body` makes it. Several parts at once are
/// answered with the whole.
fn whole_or_part(size: u64, tag: &str, headers: &HeaderMap, body: impl FnOnce(Range<u64>) -> Response) -> Response {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok()).filter(|_| {
        // A part of another version would not fit.
        headers.get(header::IF_RANGE).is_none_or(|wanted| wanted == tag)
    });
    let ranges = match range.map(parse_range_header) {
        Some(Ok(mut ranges)) => {
            // More from the end than there is means all of it (section 14.1.2).
            for start in ranges.ranges.iter_mut().map(|range| &mut range.start) {
                if let StartPosition::FromLast(length) = start {
                    *length = (*length).min(size);
                }
            }
            ranges.validate(size)
        }
        Some(Err(none @ RangeUnsatisfiableError::ZeroSuffix)) => Err(none),
        _ => return body(0..size),
    };
    match ranges.as_deref() {
        Ok([range]) => {
            let mut response = body(*range.start()..range.end() + 1);
            if response.status() == StatusCode::OK {
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                let place = format!("bytes {}-{}/{size}", range.start(), range.end());
                response.headers_mut().insert(header::CONTENT_RANGE, text(&place));
            }
            response
        }
        Ok(_) => body(0..size),
        Err(_) => {
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, format!("bytes */{size}"))]).into_response()
        }
    }
}

/// A part of a file.
fn body(path: &Path, range: Range<u64>) -> Response {
    let length = range.end.saturating_sub(range.start);
    let part = match Part::open(path, range) {
        Ok(part) => part,
        Err(error) => return (StatusCode::NOT_FOUND, error.to_string()).into_response(),
    };
    // A piece is read when the browser has taken the one before: a slow one holds a file open, and nothing else.
    let chunks = stream::try_unfold(part, |mut part| async move {
        let read = tokio::task::spawn_blocking(move || (part.next().transpose(), part)).await;
        let (chunk, part) = read.map_err(std::io::Error::other)?;
        let chunk = chunk.map_err(std::io::Error::other)?;
        Ok::<_, std::io::Error>(chunk.map(|chunk| (chunk, part)))
    });
    ([(header::CONTENT_LENGTH, length.to_string())], Body::from_stream(chunks)).into_response()
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_has_the_content_says_so_in_several_ways() {
        for (sent, known) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false), ("a", false)]
        {
            let mut headers = HeaderMap::new();
            assert!(!is_known(&headers, "\"a\""));
            headers.insert(header::IF_NONE_MATCH, sent.parse().unwrap());
            assert_eq!(is_known(&headers, "\"a\""), known, "{sent}");
        }
    }

    #[test]
    fn types_are_told_with_their_encoding() {
        for (name, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("feed.json", "application/json; charset=utf-8"),
            ("a.jpg", "image/jpeg"),
            ("CNAME", "application/octet-stream"),
        ] {
            assert_eq!(content_type(name), kind, "{name}");
        }
    }
}
