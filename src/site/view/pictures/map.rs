//! Where it is: countries on the map of the world.

use tera::Value;

use super::super::View;
use super::{Picture, Row};
use crate::chart::{self, Caption, Map, Spot, has_place};
use crate::content::Kind;
use crate::dossier::EntityId;
use crate::site::built_in;
use crate::site::route::static_address;

/// A map of fewer countries says nothing.
const LEAST: usize = 2;

impl View<'_> {
    /// All countries by how many notes name them.
    pub(in crate::site::view) fn map_of_countries(&self) -> Value {
        self.picture(|| self.draw_map())
    }

    fn draw_map(&self) -> Option<Picture> {
        let dossier = self.dossier();
        let mut countries: Vec<(EntityId, usize, usize)> = dossier
            .of_kind(Kind::Country)
            .map(|id| (id, dossier.entity(id).notes.len(), dossier.entity(id).events.len()))
            .filter(|(_, notes, events)| notes + events > 0)
            .collect();
        countries.sort_by_key(|(id, notes, events)| (std::cmp::Reverse(notes + events), dossier.place_of(*id)));
        let spots: Vec<Spot> = countries.iter().filter_map(|country| self.spot(*country)).collect();
        if spots.len() < LEAST {
            return None;
        }
        let title = self.language().word("on_the_map").to_owned();
        let description = self.language().phrase("activity_most", &[("what", &spots[0].text)]);
        let svg = chart::map(&Map {
            caption: Caption { id: "chart-map", title: &title, description: &description },
            outline: &self.seen_from_here(static_address(built_in::OUTLINE)),
            spots: &spots,
        });
        let marks = self.marks(spots.iter().any(|spot| spot.notes > 0), spots.iter().any(|spot| spot.events > 0));
        let is_missing = |id: &EntityId| {
            let code = dossier.entity(*id).country.map(crate::gazetteer::Country::code);
            code.is_none_or(|code| !has_place(code))
        };
        let missing: Vec<&str> =
            countries.iter().map(|(id, ..)| *id).filter(is_missing).map(|id| self.name(id)).collect();
        let names = missing.join(", ");
        let rows = countries.iter().map(|(id, notes, events)| Row {
            text: self.name(*id).to_owned(),
            url: Some(self.addresses().entity(*id)),
            cells: vec![self.language().number(*notes), self.language().number(*events)],
        });
        Some(Picture {
            marks,
            kind: "map",
            title,
            svg,
            note: (!missing.is_empty()).then(|| self.language().phrase("map_left_out", &[("names", &names)])),
            columns: ["countries", "articles", "events"].map(|word| self.language().word(word).to_owned()).to_vec(),
            rows: rows.collect(),
        })
    }

    fn spot(&self, (id, notes, events): (EntityId, usize, usize)) -> Option<Spot> {
        let country = self.dossier().entity(id).country?;
        let name = self.name(id);
        has_place(country.code()).then(|| Spot {
            code: country.code().to_owned(),
            name: name.to_owned(),
            text: format!("{name}: {}", self.notes_and_events(notes, events)),
            notes,
            events,
            address: Some(self.seen_from_here(&self.addresses().entity(id))),
        })
    }

    /// Where a country is.
    pub(in crate::site::view) fn locator(&self, id: EntityId) -> Value {
        self.picture(|| {
            let country = self.dossier().entity(id).country.filter(|country| has_place(country.code()))?;
            let title = self.name(id).to_owned();
            let description = self.language().word("on_the_map");
            let caption = Caption { id: "chart-locator", title: &title, description };
            let svg = chart::locator(caption, &self.seen_from_here(static_address(built_in::OUTLINE)), country.code());
            Some(Picture {
                kind: "locator",
                title,
                svg,
                marks: Vec::new(),
                note: None,
                columns: Vec::new(),
                rows: Vec::new(),
            })
        })
    }
}
