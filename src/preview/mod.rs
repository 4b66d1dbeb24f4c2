//! The preview: a server on this machine that makes each page when a browser asks for it.
//!
//! It answers only to its own host names, so that no page of another site can read it (DNS rebinding), and serves nothing but
//! the routes of the site.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use crate::files;
use crate::site::{Rendered, Route};
use crate::workspace::Workspace;

/// A site that is being served.
#[derive(Debug)]
pub struct Preview {
    workspace: Workspace,
}

impl Preview {
    /// Serves the site of a folder.
    pub fn new(workspace: Workspace) -> Self {
        Self { workspace }
    }
}

/// Serves until the process is interrupted.
///
/// # Errors
///
/// What the system says when a server cannot be started.
pub fn serve(listener: std::net::TcpListener, preview: Preview) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let app = Router::new().fallback(answer).with_state(Arc::new(preview));
        tokio::select! {
            served = async { axum::serve(listener, app).await } => served,
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    if !is_own_host(&request) {
        return (StatusCode::MISDIRECTED_REQUEST, "this preview answers to its own host names only\n").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let uri = request.uri().clone();
    let page = tokio::task::spawn_blocking(move || respond(&preview, &uri)).await;
    page.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Whether the request names this machine by a name that no one else can own, or by an address.
fn is_own_host(request: &Request) -> bool {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.ends_with(".localhost") || address.parse::<std::net::IpAddr>().is_ok()
}

fn respond(preview: &Preview, uri: &Uri) -> Response {
    let path = percent_decode_str(uri.path()).decode_utf8_lossy();
    let address = path.trim_start_matches('/');
    match preview.workspace.site().find(address) {
        // Relative links need the slash at the end of a page's address.
        Some(route) if route.address.ends_with('/') && !path.ends_with('/') && !path.ends_with(".html") => {
            let to = format!("{}/", uri.path());
            let location = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response()
        }
        Some(route) => made(preview, route, StatusCode::OK),
        None => match preview.workspace.site().find("404.html") {
            Some(route) => made(preview, route, StatusCode::NOT_FOUND),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

fn made(preview: &Preview, route: &Route, status: StatusCode) -> Response {
    let bytes = match preview.workspace.site().render(route) {
        Ok(Rendered::Bytes(bytes)) => bytes,
        Ok(Rendered::File(path)) => match files::read(&preview.workspace.root().join(path)) {
            Ok(bytes) => bytes,
            Err(error) => return (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        },
        Err(fault) => {
            let text = format!("{}: {}\n{}\n", fault.place.path, fault.message, fault.help.unwrap_or_default());
            return (StatusCode::INTERNAL_SERVER_ERROR, text).into_response();
        }
    };
    let kind = mime_guess::from_path(route.file()).first_or_octet_stream();
    let kind = if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    let headers = [(header::CONTENT_TYPE, kind.as_str()), (header::CACHE_CONTROL, "no-store")];
    (status, headers, Body::from(bytes)).into_response()
}
