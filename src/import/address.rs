//! Addresses without what tells who looked at them: tracking parameters, session tokens, credentials.

use url::Url;

/// Parameters that say how a reader came, by how their names begin.
const TRACKING_PREFIXES: &[&str] = &[
    "utm_",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "hsa_",
    "_hs",
    "mc_",
    "at_",
    "oly_",
    "vero_",
    "wt_",
    "fb_",
    "itm_",
    "ga_",
    "guce_",
    "x-amz-",
    "aspsessionid",
    "stm_",
    "trk_",
    "cx_",
    "_bta_",
    "sc_",
];

/// Parameters that say how a reader came.
const TRACKING: &[&str] = &[
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "fbclid",
    "msclkid",
    "yclid",
    "ymclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "mkt_tok",
    "_ga",
    "_gl",
    "_openstat",
    "cmp",
    "cmpid",
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "referer",
    "smid",
    "smtyp",
    "share",
    "sharetype",
    "xtor",
    "ito",
    "ocid",
    "ncid",
    "cid",
    "s_cid",
    "sr_share",
    "spm",
    "wprov",
    "guccounter",
    "taid",
    "tblci",
    "traffic_source",
    "campaign_id",
    "emci",
    "emdi",
    "ceid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "ns_linkname",
    "rss",
    "srnd",
    "leadsource",
    "cndid",
    "esrc",
    "feature",
    "si",
    "fbc",
    "bxid",
    "algo_expid",
    "zanpid",
    "awc",
    "dicbo",
    "soc_src",
    "soc_trk",
    "zedition",
    "from_search",
    "hss_channel",
    "_branch_match_id",
];

/// Parameters that let somebody in.
const SECRET: &[&str] = &[
    "sid",
    "sessid",
    "session",
    "sessionid",
    "session_id",
    "phpsessid",
    "jsessionid",
    "cfid",
    "cftoken",
    "token",
    "access_token",
    "auth",
    "auth_token",
    "authtoken",
    "id_token",
    "refresh_token",
    "apikey",
    "api_key",
    "password",
    "passwd",
    "pwd",
    "user",
    "username",
    "login",
    "sig",
    "signature",
    "hmac",
    "jwt",
    "ticket",
    "otp",
    "secret",
    "key-pair-id",
    "policy",
    "unlock",
    "giftcode",
    "gift",
    "accesstoken",
    "unlocked_article_code",
];

/// An address on the web without what tells who looked at it; `None` for anything that is no `http` or `https` address.
pub fn clean(address: &str) -> Option<String> {
    let mut url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.host_str().filter(|host| host.contains(['.', ':']) || *host == "localhost")?;
    // Neither can fail for an address that has a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let kept: Vec<&str> =
        url.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && is_kept(pair)).collect();
    let query = kept.join("&");
    url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
    // A fragment names a place in the page, unless it holds parameters or a piece of its text.
    if url.fragment().is_some_and(|fragment| fragment.is_empty() || fragment.contains([':', '='])) {
        url.set_fragment(None);
    }
    if let Some(at) = url.path().to_ascii_lowercase().find(";jsessionid=") {
        let path = url.path()[..at].to_owned();
        url.set_path(&path);
    }
    Some(url.into())
}

/// Whether a parameter says which page is meant.
fn is_kept(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    !TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        && !TRACKING.contains(&name.as_str())
        && !SECRET.contains(&name.as_str())
}

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

/// What two addresses of one page share: without scheme, `www.`, a fragment and a slash at the end.
pub fn key(address: &str) -> String {
    let address = clean(address).unwrap_or_else(|| address.to_owned());
    let address = address.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").or_else(|| address.strip_prefix("m.")).unwrap_or(address);
    address.trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_loses_what_tells_who_looked_at_it() {
        for (address, expected) in [
            ("https://a.example/x?utm_source=RSS&id=7&fbclid=1", Some("https://a.example/x?id=7")),
            ("https://ada:secret@a.example/x", Some("https://a.example/x")),
            ("https://a.example/x;JSESSIONID=1F", Some("https://a.example/x")),
            ("https://a.example/x?PHPSESSID=1&access_token=2", Some("https://a.example/x")),
            ("https://a.example/x#:~:text=war", Some("https://a.example/x")),
            ("https://a.example/x#part-2", Some("https://a.example/x#part-2")),
            ("https://a.example/?p=12&page=2", Some("https://a.example/?p=12&page=2")),
            ("javascript:alert(1)", None),
            ("file:///home/ada/x.html", None),
            ("//a.example", None),
            ("", None),
        ] {
            assert_eq!(clean(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn two_addresses_of_one_page_have_one_key() {
        let one = key("https://www.a.example/x/?utm_medium=rss");
        assert_eq!(one, key("http://a.example/x#top"));
        assert_ne!(one, key("https://a.example/y"));
    }
}
