//! Addresses elsewhere in front matter: what no page may link to is said, and dropped.

use crate::content::markdown::{Address, classify};
use crate::diagnostic::Code;
use crate::yaml::{Fields, Node};

/// What is wrong with an address: kind, message, help.
type Wrong = (Code, String, Option<String>);

const HELP: &str = "write the whole address, such as https://example.org/article";

/// The address under `key`.
pub(super) fn address(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    fields.parsed(key, checked)
}

/// The addresses under `key`.
pub(super) fn addresses(fields: &mut Fields<'_>, key: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    for (index, node) in fields.list(key).into_iter().enumerate() {
        match node {
            Node::Null => {}
            Node::Scalar(scalar) => match checked(&scalar.text) {
                Ok(address) => addresses.push(address),
                Err((code, message, _)) => fields.fault_at_item(key, index, code, message, HELP),
            },
            other => {
                let message = format!("expected an address, found {}", other.describe());
                fields.fault_at_item(key, index, Code::WrongType, message, HELP);
            }
        }
    }
    addresses
}

/// The item of Wikidata under `key`.
pub(super) fn wikidata(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    fields.parsed(key, |text| {
        wikidata_item(text).ok_or_else(|| {
            let help = "write the number of the item with its Q, such as `Q184`, or its address".to_owned();
            (Code::UnsafeAddress, format!("`{text}` is not an item of Wikidata"), Some(help))
        })
    })
}

/// The item of Wikidata that a number or an address means: `Q184`.
pub(super) fn wikidata_item(text: &str) -> Option<String> {
    let text = text.trim();
    let number = match text.split_once("://") {
        Some((_, address)) => {
            let (host, path) = address.split_once('/')?;
            let ours = host == "wikidata.org" || host.ends_with(".wikidata.org");
            path.split(['?', '#']).next()?.rsplit('/').next().filter(|_| ours)?
        }
        None => text,
    };
    let digits = number.strip_prefix(['Q', 'q'])?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("Q{digits}"))
}

fn checked(text: &str) -> Result<String, Wrong> {
    let message = match classify(text) {
        Address::Elsewhere(address) => return Ok(address.to_owned()),
        Address::Refused(address) => format!("`{}` is not an address that a page may link to", address.escape_debug()),
        Address::SamePage(_) | Address::Inside(..) => {
            format!("`{}` is not the address of a page elsewhere", text.trim().escape_debug())
        }
    };
    Err((Code::UnsafeAddress, message, Some(HELP.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::wikidata_item;

    #[test]
    fn an_item_is_its_number_however_it_is_written() {
        for (text, item) in [
            ("Q184", Some("Q184")),
            (" q184 ", Some("Q184")),
            ("https://www.wikidata.org/wiki/Q184", Some("Q184")),
            ("http://wikidata.org/entity/Q184#sitelinks", Some("Q184")),
            ("https://m.wikidata.org/wiki/Q184?uselang=lt", Some("Q184")),
            ("https://example.org/Q184", None),
            ("https://notwikidata.org/wiki/Q184", None),
            ("184", None),
            ("Q", None),
            ("foo", None),
        ] {
            assert_eq!(wikidata_item(text).as_deref(), item, "{text}");
        }
    }
}
