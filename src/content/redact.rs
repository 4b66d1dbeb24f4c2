//! Redaction of front matter: names are taken out of the YAML before anything is made of it.

use super::front_matter::UNPUBLISHED;
use super::{Entry, Head, keys};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::gazetteer::Country;
use crate::privacy::{OVERRIDES, Withhold};
use crate::yaml::{Fault, Node, Scalar, Step};

/// Keys whose values are part of an address of this site.
const OWN_ADDRESSES: [&str; 3] = ["slug", "redirect_from", "id"];
/// Keys whose values are addresses of something else.
const OTHER_ADDRESSES: [&str; 6] = ["url", "archive", "same_as", "image", "src", "wikidata"];
/// Keys whose values only countries can be.
const COUNTRIES: [&str; 2] = ["countries", "country"];
/// Keys of an author's own making stand below these.
const OWN_KEYS: [&str; 2] = ["extra", "surnames"];

/// See [`super::may_hold`].
pub(super) fn may_hold(text: &str, names: &Withhold) -> bool {
    // What can stand in the middle of a name, with letters of its own, and not be seen by a reader.
    let joins = text.contains(['<', '\\'])
        || ["](", "][", "[^", "%%"].into_iter().any(|join| text.contains(join))
        || text.contains("[[")
        // What turns letters round.
        || OVERRIDES.into_iter().any(|control| text.contains(control));
    joins || names.may_be_in(text)
}

/// Takes the names out of a front matter. Returns whether there was one.
pub(super) fn front(node: &mut Node, names: &Withhold, faults: &mut Vec<Fault>) -> bool {
    let mut front = Front { names, faults, path: Vec::new(), own: false, found: false };
    front.node(node, "");
    front.found
}

struct Front<'a> {
    names: &'a Withhold,
    faults: &'a mut Vec<Fault>,
    path: Vec<Step>,
    /// Whether this is below a key that holds the author's own ones.
    own: bool,
    found: bool,
}

impl Front<'_> {
    /// Goes through a node that stands below `key`.
    fn node(&mut self, node: &mut Node, key: &str) {
        match node {
            Node::Null => {}
            Node::Scalar(scalar) => {
                if !self.scalar(scalar, key) {
                    *node = Node::Null;
                }
            }
            Node::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.path.push(Step::Item(index));
                    self.node(item, key);
                    self.path.pop();
                }
            }
            Node::Map(pairs) => self.map(pairs),
        }
    }

    fn map(&mut self, pairs: &mut [(String, Node)]) {
        for (key, value) in pairs {
            if self.path.is_empty() && UNPUBLISHED.contains(&key.as_str()) {
                continue;
            }
            let was_own = self.own;
            self.own |= OWN_KEYS.contains(&key.as_str());
            self.path.push(Step::Key(key.clone()));
            self.node(value, key);
            self.path.pop();
            self.own = was_own;
            if (self.own || !keys::is_known(key))
                && let Some(redacted) = self.names.redact(key)
            {
                self.found = true;
                *key = redacted;
            }
        }
    }

    /// Takes the names out of a single value; false where nothing may be left of it.
    fn scalar(&mut self, scalar: &mut Scalar, key: &str) -> bool {
        if COUNTRIES.contains(&key) && Country::find(&scalar.text).is_some() {
            return true;
        }
        let Some(redacted) = self.names.redact(&scalar.text) else { return true };
        self.found = true;
        if !self.own && OWN_ADDRESSES.contains(&key) {
            let message = format!("`{}` holds a name that is withheld", scalar.text);
            self.fault(Code::WithheldNameInAddress, message, "choose another address");
            return false;
        }
        if is_address(&scalar.text) || (!self.own && OTHER_ADDRESSES.contains(&key)) {
            let message = format!("`{}` holds a name that is withheld, and is not shown", scalar.text);
            self.fault(Code::WithheldLink, message, "take it out, or give another address that does not say the name");
            return false;
        }
        scalar.withheld = self.names.find(&scalar.text).iter().any(|found| found.hidden);
        scalar.text = redacted;
        true
    }

    fn fault(&mut self, code: Code, message: String, help: &str) {
        self.faults.push(Fault { path: self.path.clone(), code, message, help: Some(help.to_owned()) });
    }
}

/// Whether a value is an absolute address and nothing else.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace) && (text.contains("://") || text.starts_with("mailto:"))
}

/// A word to the author of an entry that holds a withheld name, if it has an image.
pub(super) fn image(entry: &Entry) -> Option<Diagnostic> {
    let in_front = match &entry.head {
        Head::Note(note) | Head::BrokenNote(note) => note.image.is_some(),
        Head::Profile(profile) => profile.image.is_some(),
        Head::Event(_) | Head::Page(_) => false,
    };
    let place = match entry.body.images.first() {
        _ if in_front => entry.place(&["image".into()]),
        Some(image) => Place::new(&entry.source.path, image.span.clone()),
        None => return None,
    };
    let message = "here is an image, and the name of somebody who is withheld";
    let help =
        "make sure that it shows neither the face nor the name, then write `accept: {image-with-hidden-person: why}`";
    Some(Diagnostic::new(Code::ImageWithHiddenPerson, place, message).help(help))
}
