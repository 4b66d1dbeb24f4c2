//! Who is answered: only requests to this machine by a name that no one else can own, and sockets only of pages that came from here.
//!
//! A page of another site can make a browser ask this server (DNS rebinding, cross-site web sockets). Such a request names another host, or comes
//! from another origin.

use axum::http::{HeaderMap, header};

/// Whether a request names this machine by a name that no one else can own, or by an address.
pub(super) fn is_own_host(headers: &HeaderMap) -> bool {
    let host = host(headers);
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    // Names are the same in capitals, and with the dot of the root behind them.
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || address.parse::<std::net::IpAddr>().is_ok()
}

/// Whether a request comes from a page of this server, or from no browser at all.
pub(super) fn is_own_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let origin = origin.to_str().unwrap_or_default();
    let from = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    from.is_some_and(|from| from.eq_ignore_ascii_case(host(headers)))
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &'static str, origin: Option<&'static str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_name_that_somebody_else_can_own_is_not_ours() {
        for (host, own) in [
            ("localhost", true),
            ("localhost:3030", true),
            ("site.localhost:3030", true),
            ("LocalHost:3030", true),
            ("localhost.:3030", true),
            ("localhost..", false),
            (".", false),
            ("127.0.0.1:3030", true),
            ("[::1]:3030", true),
            ("192.168.1.7", true),
            ("example.org", false),
            ("localhost.example.org:3030", false),
            ("127.0.0.1.example.org", false),
            ("", false),
        ] {
            assert_eq!(is_own_host(&headers(host, None)), own, "{host}");
        }
    }

    #[test]
    fn a_page_of_another_site_opens_no_socket() {
        for (origin, own) in [
            (None, true),
            (Some("http://localhost:3030"), true),
            (Some("http://LOCALHOST:3030"), true),
            (Some("http://localhost:3031"), false),
            (Some("http://127.0.0.1:3030"), false),
            (Some("http://example.org"), false),
            (Some("null"), false),
        ] {
            assert_eq!(is_own_origin(&headers("localhost:3030", origin)), own, "{origin:?}");
        }
    }
}
