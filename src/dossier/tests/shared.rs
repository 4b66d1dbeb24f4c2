//! Names that two profiles share: whom they mean, everywhere that a name can stand, and what is said of it.

use super::*;
use crate::text::fold;

/// Profiles of one kind in the order of their files: of the first two both have the alias; the third has it as its title, if asked for.
fn sharing<'a>(kind: Kind, shared: &str, titled: bool) -> Vec<(&'a str, String)> {
    let paths = match kind {
        Kind::Person => ["people/a.md", "people/b.md", "people/c.md"],
        Kind::Country => ["countries/be.md", "countries/fr.md", "countries/lv.md"],
        Kind::Organisation => ["organisations/a.md", "organisations/b.md", "organisations/c.md"],
        Kind::Tag => ["tags/a.md", "tags/b.md", "tags/c.md"],
    };
    let (title, other) = match kind {
        Kind::Country => ("Belgium", "France"),
        _ => ("First of Two", "Second of Two"),
    };
    let alias = format!("aliases: [{shared}]");
    let mut files = vec![(paths[0], profile(title, &alias)), (paths[1], profile(other, &alias))];
    if titled {
        files.push((paths[2], profile(shared, if kind == Kind::Country { "code: LV" } else { "" })));
    }
    files
}

fn with_note<'a>(profiles: &'a [(&'a str, String)], note: &'a str) -> Vec<(&'a str, &'a str)> {
    let profiles = profiles.iter().map(|(path, text)| (*path, text.as_str()));
    profiles.chain([("notes/n.md", note)]).collect()
}

/// The places of the ambiguous names in the note, as they are written there.
fn ambiguous(note: &str, faults: &[Diagnostic]) -> Vec<String> {
    let ambiguous = faults.iter().filter(|fault| fault.code == Code::AmbiguousName);
    ambiguous
        .map(|fault| {
            assert_eq!(&*fault.place.path, "content/notes/n.md");
            note[fault.place.span.clone()].to_owned()
        })
        .collect()
}

#[test]
fn an_alias_of_two_profiles_means_neither_and_a_title_means_its_own_in_every_kind_and_key() {
    for (kind, shared, keys) in [
        (Kind::Person, "Herbert Hoover", "people: [Herbert Hoover, herbert hoover]"),
        (Kind::Person, "Владимир Петров", "people: ВЛАДИМИР ПЕТРОВ\nlisted: [Владимир Петров]"),
        (Kind::Person, "Zoë", "listed: [Zoe, people/Zoë]\nsurnames: {Z: Zoë}"),
        (
            Kind::Organisation,
            "Gynybos ministerija",
            "organisations: [Gynybos ministerija]\nsource: gynybos ministerija",
        ),
        (Kind::Organisation, "MO", "listed: [organisations/MO]\nevents: [{title: E, date: 2022, organisations: MO}]"),
        (Kind::Country, "Grande République", "countries: [Grande République]\nvotes: {for: [grande republique]}"),
        (
            Kind::Country,
            "Страна",
            "listed: [Страна]\nevents: [{title: E, date: 2022, country: Страна, countries: [страна]}]",
        ),
        (Kind::Tag, "Élections", "tags: [elections, Élections, ELECTIONS]"),
        (
            Kind::Person,
            "Kim Un",
            "quotes: [{text: Q., speaker: Kim Un}]\nclaims: [{text: C., claimant: people/kim un}]",
        ),
        (
            Kind::Organisation,
            "O’Brien & Co",
            "quotes: [{text: Q., speaker: O'Brien & Co}]\nclaims: [{text: C., claimant: O’Brien & Co}]",
        ),
    ] {
        let text = note("2022-04-14", keys);
        let uses = fold(&text).matches(&fold(shared)).count();
        let profiles = sharing(kind, shared, false);
        let (dossier, faults) = dossier(&with_note(&profiles, &text));
        let told: Vec<String> = ambiguous(&text, &faults).iter().map(|written| fold(written)).collect();
        assert_eq!(told.len(), uses, "{keys}: {faults:#?}");
        assert!(told.iter().all(|written| written.ends_with(&fold(shared))), "{told:?}");
        let (one, other) =
            if kind == Kind::Country { ("Belgium", "France") } else { ("First of Two", "Second of Two") };
        let candidates = format!("could be `{one}` or `{other}`");
        let messages = faults.iter().filter(|fault| fault.code == Code::AmbiguousName).map(|fault| &fault.message);
        assert!(messages.clone().all(|message| message.ends_with(&candidates)), "{:?}", messages.collect::<Vec<_>>());
        assert_eq!(dossier.entity_ids().map(|id| named_in(&dossier, id)).sum::<usize>(), 0, "{keys}");

        let profiles = sharing(kind, shared, true);
        let (dossier, faults) = super::dossier(&with_note(&profiles, &text));
        assert_eq!(ambiguous(&text, &faults), [""; 0], "{keys}");
        let titled =
            dossier.entity_ids().find(|id| dossier.entity(*id).profile.as_ref().unwrap().common.aliases.is_empty());
        assert!(named_in(&dossier, titled.unwrap()) >= 1, "{keys}");
        assert_eq!(dossier.entity_ids().filter(|id| named_in(&dossier, *id) > 0).count(), 1, "{keys}");
    }
}

/// How often anything names an entity.
fn named_in(dossier: &Dossier, id: EntityId) -> usize {
    let entity = dossier.entity(id);
    let lists = entity.notes.len() + entity.published.len() + entity.events.len() + entity.listed_in.len();
    lists + entity.quotes.len() + dossier.claims.of_claimant(id).len()
}

#[test]
fn a_shared_name_in_a_wikilink_an_attribution_and_a_text_leads_nowhere() {
    for (kind, shared) in [
        (Kind::Person, "Herbert Hoover"),
        (Kind::Organisation, "Red Cross"),
        (Kind::Person, "Ольга Иванова"),
        (Kind::Tag, "Cold War"),
    ] {
        let folder = kind.folder();
        let text = format!(
            "{}[[{shared}]] and [[{folder}/{shared}|they]]. Then {shared} came.\n\n> So it is.\n>\n> — {shared}, in Minsk\n",
            note("2022-04-14", "")
        );
        let profiles = sharing(kind, shared, false);
        let (dossier, faults) = dossier(&with_note(&profiles, &text));
        // Of the attribution of a tag nobody expects anything.
        let attributed = usize::from(kind != Kind::Tag);
        assert_eq!(ambiguous(&text, &faults).len(), 2 + attributed, "{faults:#?}");
        assert_eq!(ambiguous(&text, &faults).contains(&shared.to_owned()), attributed == 1);
        assert!(dossier.links["content/notes/n.md"].iter().all(Option::is_none));
        assert!(dossier.mentions["content/notes/n.md"].all.is_empty());
        assert!(dossier.quotes[0].speaker.as_ref().unwrap().entity().is_none());

        let profiles = sharing(kind, shared, true);
        let (dossier, faults) = super::dossier(&with_note(&profiles, &text));
        assert_eq!(ambiguous(&text, &faults), [""; 0], "{faults:#?}");
        let titled = dossier.find_entity(kind, shared);
        assert!(titled.is_some());
        let target = titled.map(Target::Entity);
        assert_eq!(dossier.links["content/notes/n.md"], [target, target]);
        if kind != Kind::Tag {
            let mentioned = dossier.mentions["content/notes/n.md"].all.iter();
            assert!(mentioned.clone().count() == 2 && mentioned.clone().all(|it| Some(it.entity) == titled));
            assert_eq!(dossier.quotes[0].speaker.as_ref().unwrap().entity(), titled);
        }
    }
}

#[test]
fn two_equal_titles_mean_neither_and_a_spelling_that_one_profile_has_means_that_one() {
    for (one, other, written, expected) in [
        ("John Smith", "John Smith", "John Smith", None),
        ("José García", "Jose Garcia", "José García", Some(0)),
        ("José García", "Jose Garcia", "Jose Garcia", Some(1)),
        ("José García", "Jose Garcia", "JOSE GARCIA", None),
        ("Вячеслав Шум", "Вячеслав Шум", "вячеслав шум", None),
    ] {
        let files = [
            ("people/a.md", profile(one, "slug: one")),
            ("people/b.md", profile(other, "slug: two")),
            ("notes/n.md", note("2022-04-14", &format!("people: [{written}]"))),
        ];
        let (dossier, faults) = dossier(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
        let expected: Vec<EntityId> = expected.map(EntityId::at).into_iter().collect();
        assert_eq!(dossier.notes[0].people, expected, "{written}");
        assert_eq!(ambiguous(&files[2].1, &faults).len(), 1 - expected.len());
        let message = faults.iter().find(|fault| fault.code == Code::AmbiguousName).map(|fault| fault.message.as_str());
        // No message names one profile twice.
        assert!(message.is_none_or(|message| {
            one != other || message.contains(&format!("`{one}` (content/people/a.md) or `{one}` (content/people/b.md)"))
        }));
    }
}

#[test]
fn what_people_and_organisations_are_called_alike_has_to_say_its_kind_where_it_can_be_either() {
    let keys = "listed: [Mercury, organisations/Mercury]\nquotes: [{text: Q., speaker: Mercury}, {text: R., speaker: people/Mercury}]\n\
                claims: [{text: C., claimant: mercury}]";
    let text = note("2022-04-14", keys);
    let (mercury, firm) = (profile("Mercury", ""), profile("Mercury & Sons", "aliases: [Mercury]"));
    for (folder, of) in [("organisations", &firm), ("organisations", &mercury)] {
        let path = format!("{folder}/m.md");
        let (dossier, faults) = dossier(&[("people/m.md", &mercury), (&path, of), ("notes/n.md", &text)]);
        assert_eq!(ambiguous(&text, &faults), ["Mercury", "Mercury", "mercury"], "{faults:#?}");
        let helped = faults.iter().filter(|fault| fault.code == Code::AmbiguousName);
        assert!(helped.clone().all(|fault| fault.help.as_ref().unwrap().contains("`people/")));
        let speakers: Vec<_> = dossier.quotes.iter().map(|quote| quote.speaker.as_ref().unwrap().entity()).collect();
        assert_eq!(speakers, [None, dossier.find_entity(Kind::Person, "Mercury")]);
    }
}

#[test]
fn a_name_of_two_profiles_is_reported_once_for_each_name_and_says_what_it_means() {
    let said = |files: &[(&str, String)]| -> Vec<(String, String, String)> {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let (_, faults) = dossier(&files);
        assert!(faults.iter().all(|fault| fault.code == Code::NameClash), "{faults:#?}");
        let said =
            |fault: &Diagnostic| (fault.place.path.to_string(), fault.message.clone(), fault.help.clone().unwrap());
        faults.iter().map(said).collect()
    };
    // In other letters too, a name is one name.
    let told = said(&[
        ("people/a.md", profile("Ann One", "aliases: [The Leader, the leader]")),
        ("people/b.md", profile("Bob Two", "aliases: [The Leader, THE LEADER, the  leader]\nnative_name: The leader")),
    ]);
    let [(path, message, help)] = told.as_slice() else { panic!("{told:#?}") };
    assert_eq!((path.as_str(), message.as_str()), ("content/people/b.md", "`The Leader` is a name of `Ann One` too"));
    assert!(help.starts_with("a note that writes it means neither"), "{help}");
    // Three have it: two reports, and each profile once in each.
    let told = said(&[
        ("tags/a.md", profile("A", "aliases: [Elections]")),
        ("tags/b.md", profile("B", "aliases: [Elections]")),
        ("tags/c.md", profile("C", "aliases: [elections]")),
    ]);
    let messages: Vec<&str> = told.iter().map(|(_, message, _)| message.as_str()).collect();
    assert_eq!(messages, ["`Elections` is a name of `A` too", "`elections` is a name of `A` and `B` too"]);
    // A title means its own, wherever it stands.
    for (first, second, expected) in [
        (("Albert I", ""), ("Albert of Old", "aliases: [Albert I]"), "means `Albert I` alone, whose title it is"),
        (
            ("Albert of Old", "aliases: [Albert I]"),
            ("Albert I", ""),
            "means this profile alone, which is called exactly so",
        ),
        (("Альберт", ""), ("Альберт", ""), "means neither"),
        (("José", ""), ("Jose", ""), "means this profile alone, which is called exactly so"),
    ] {
        let told = said(&[
            ("people/a.md", profile(first.0, &format!("{}\nslug: one", first.1))),
            ("people/b.md", profile(second.0, &format!("{}\nslug: two", second.1))),
        ]);
        let [(_, _, help)] = told.as_slice() else { panic!("{told:#?}") };
        assert!(help.contains(expected), "{help}");
    }
}
