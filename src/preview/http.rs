//! Requests and responses.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, Request, State as Given};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::time::sleep;

use super::pages::{self, Answer, Page};
use super::state::State;
use super::{asset, inject, own, socket};

/// The longest message that a browser may send over a socket, in bytes: an address and a tag.
const MESSAGE: usize = 16 * 1024;

/// Sent with everything: types are as told, no other site gets at it, and no browser keeps it without asking again.
const ALWAYS: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
];

/// After the system refuses a connection, such as for want of handles, it is asked again so soon.
const RETRY: Duration = Duration::from_millis(100);

/// Answers all who connect. Who has not said within `patience` what it wants is hung up on, so that no connection is held for ever.
pub(super) async fn serve(listener: TcpListener, state: Arc<State>, patience: Duration) {
    let router = router(state);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(RETRY).await;
            continue;
        };
        // A message for the browser is small, and must not wait for a second one.
        drop(stream.set_nodelay(true));
        let mut connection = http1::Builder::new();
        connection.timer(TokioTimer::new()).header_read_timeout(patience);
        let answers = TowerToHyperService::new(router.clone());
        tokio::spawn(connection.serve_connection(TokioIo::new(stream), answers).with_upgrades());
    }
}

/// All that the server answers.
fn router(state: Arc<State>) -> Router {
    Router::new()
        .route("/.dossier/socket", get(connect))
        .route("/.dossier/{name}", get(|Path(name): Path<String>| async move { asset::client(&name) }))
        .fallback(show)
        .layer(middleware::from_fn(guard))
        .with_state(state)
}

/// Answers to this machine's own names only.
async fn guard(request: Request, next: Next) -> Response {
    if !own::is_own_host(request.headers()) {
        return (StatusCode::MISDIRECTED_REQUEST, "this preview answers to its own host names only\n").into_response();
    }
    let mut response = next.run(request).await;
    response.headers_mut().extend(ALWAYS);
    response
}

async fn connect(Given(state): Given<Arc<State>>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    if !own::is_own_origin(&headers) {
        return (StatusCode::FORBIDDEN, "this preview speaks to its own pages only\n").into_response();
    }
    upgrade.max_message_size(MESSAGE).on_upgrade(move |socket| socket::serve(socket, state))
}

async fn show(Given(state): Given<Arc<State>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = request.uri().path().to_owned();
    let making = Arc::clone(&state);
    let version = state.version();
    match tokio::task::spawn_blocking(move || pages::answer(&making, &path)).await {
        Ok(Answer::Page(shown)) => page(&shown, StatusCode::OK, version, request.headers()),
        Ok(Answer::Absent(Some(shown))) => page(&shown, StatusCode::NOT_FOUND, version, request.headers()),
        Ok(Answer::Absent(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Answer::File(path, name)) => asset::file(path, state.root().to_owned(), &name, request.headers()).await,
        Ok(Answer::Card(svg, name)) => asset::card(svg, state.root().to_owned(), &name, request.headers()).await,
        Ok(Answer::Picture(path, width, name)) => {
            asset::picture(path, width, state.root().to_owned(), &name, request.headers()).await
        }
        Ok(Answer::Moved(to)) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Ok(Answer::Broken(fault)) => {
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::INTERNAL_SERVER_ERROR, headers, inject::stand_in("", &fault.line())).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn page(page: &Page, status: StatusCode, version: u64, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", page.tag);
    // What is not there has no version that a browser could keep.
    if status == StatusCode::OK && asset::is_known(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    if !page.is_html() && status == StatusCode::OK {
        return asset::bytes(&page.bytes, &tag, &page.kind, asked);
    }
    let bytes = if page.is_html() { inject::with_script(page, version).into() } else { page.bytes.clone() };
    (status, [(header::CONTENT_TYPE, page.kind.clone()), (header::ETAG, tag)], bytes).into_response()
}
