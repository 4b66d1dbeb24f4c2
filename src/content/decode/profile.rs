//! The front matter of a profile: of a person, country, organisation or tag.

use super::super::entry::{Common, DatedName, Kind, Names, OrganisationDetails, Privacy, Profile, Role};
use super::super::keys;
use super::{address, correction, date, read_image};
use crate::yaml::{Fields, Node};

/// Reads the front matter of a profile; `stem` is its file's name, which may be all that is known of a country.
pub(super) fn read(fields: &mut Fields<'_>, kind: Kind, stem: &str, common: &mut Common) -> Option<Profile> {
    let title = if kind == Kind::Country {
        Some(fields.text("title").unwrap_or_else(|| stem.to_owned()))
    } else {
        fields.required_text("title", "write `title:` with the name as the site writes it")
    };
    let dated_names;
    (common.aliases, dated_names) = read_aliases(fields);
    // A value that cannot be read was meant to hide somebody, if in doubt.
    let unread = if fields.has("privacy") { Privacy::Hidden } else { Privacy::Public };
    let mut profile = Profile {
        kind,
        title: title.clone().unwrap_or_default(),
        description: fields.text("description"),
        dated_names,
        surnames: Vec::new(),
        forms: fields.texts("forms"),
        native_name: fields.text("native_name"),
        sort_name: fields.text("sort_name"),
        honorifics: Vec::new(),
        gender: None,
        distinct_from: fields.names("distinct_from"),
        names: Names {
            countries: fields.names("countries"),
            organisations: fields.names("organisations"),
            ..Names::default()
        },
        roles: Vec::new(),
        born: date(fields, "born"),
        died: date(fields, "died"),
        wikidata: address::wikidata(fields, "wikidata"),
        same_as: address::addresses(fields, "same_as"),
        image: read_image(fields),
        corrections: correction::corrections_of_one(fields),
        privacy: fields.word("privacy", Privacy::WORDS).unwrap_or(unread),
        shown_as: fields.text("shown_as"),
        code: None,
        organisation: OrganisationDetails::default(),
    };
    // What is said twice is the same page.
    let item = profile.wikidata.as_deref();
    profile.same_as.retain(|same| item.is_none() || address::wikidata_item(same).as_deref() != item);
    match kind {
        Kind::Person => {
            profile.surnames = fields.texts("surname");
            profile.gender = fields.text("gender");
            profile.honorifics = fields.texts("honorifics");
        }
        Kind::Country => profile.code = fields.text("code"),
        Kind::Organisation => profile.organisation = read_organisation(fields, common),
        Kind::Tag => {}
    }
    if matches!(kind, Kind::Person | Kind::Organisation) {
        profile.roles = fields.maps("roles", read_role);
    }
    title.is_some().then_some(profile)
}

fn read_organisation(fields: &mut Fields<'_>, common: &Common) -> OrganisationDetails {
    OrganisationDetails {
        kind: fields.text("type"),
        parent: fields.single_name("parent"),
        abbreviation: fields.text("abbreviation"),
        url: address::address(fields, "url"),
        country: fields.text("country"),
        language: common.language.clone(),
        reliability: fields.word("reliability", keys::RELIABILITY),
        owner: fields.text("owner"),
    }
}

/// Aliases are names; one with dates is a map. All of them in the order of the file, and those with dates once more.
fn read_aliases(fields: &mut Fields<'_>) -> (Vec<String>, Vec<DatedName>) {
    let (mut names, mut dated) = (Vec::new(), Vec::new());
    for (index, node) in fields.list("aliases").into_iter().enumerate() {
        if !matches!(node, Node::Map(_)) {
            names.extend(fields.name("aliases", node));
            continue;
        }
        for alias in fields.each("aliases", [(index, node)], read_dated_name) {
            names.push(alias.name.clone());
            dated.push(alias);
        }
    }
    (names, dated)
}

fn read_dated_name(fields: &mut Fields<'_>) -> Option<DatedName> {
    let (from, to) = (date(fields, "from"), date(fields, "to"));
    Some(DatedName { name: fields.required_text("name", "write `name:` with the name that it had")?, from, to })
}

fn read_role(fields: &mut Fields<'_>) -> Option<Role> {
    Some(Role {
        organisation: fields.single_name("organisation"),
        country: fields.text("country"),
        from: date(fields, "from"),
        to: date(fields, "to"),
        as_of: date(fields, "as_of"),
        note: fields.text("note"),
        title: fields.required_text("title", "write `title:` with what the office is called")?,
    })
}
