//! Who occurs with whom: around one entity, and in the whole site.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};
use tera::Value;

use super::super::View;
use super::{Of, Picture, Row};
use crate::chart::{self, Caption, Edge, Network, Node};
use crate::content::Kind;
use crate::dossier::{EntityId, NoteId};

/// How many stand around one entity, and how many are in the network of the site.
const AROUND: usize = 14;
const IN_SITE: usize = 22;
/// Fewer make no network.
const LEAST: usize = 3;
/// How many lines a node has on average at most, the thickest first: with more, nothing can be seen.
const LINES: usize = 2;

/// How often two occur together, the one whose place comes first in front.
type Together = FxHashMap<(EntityId, EntityId), usize>;

impl View<'_> {
    /// The network of one entity, or of the site.
    pub(in crate::site::view) fn network(&self, of: Of) -> Value {
        self.picture(|| self.draw_network(of))
    }

    fn draw_network(&self, of: Of) -> Option<Picture> {
        if !self.features().has("network") {
            return None;
        }
        let mut ids = self.members(of);
        let together = self.together_among(of, &ids);
        ids.retain(|id| together.keys().any(|(one, other)| id == one || id == other));
        if ids.len() < LEAST + usize::from(of.is_some()) {
            return None;
        }
        let edges = self.strongest(&together, &ids, of);
        let nodes: Vec<Node> = ids.iter().map(|id| self.node(*id, of)).collect();
        let title = self.language().word("network").to_owned();
        let strongest = edges.iter().max_by_key(|edge| edge.count)?;
        let description = self.language().phrase("activity_most", &[("what", &strongest.text)]);
        let svg = chart::network(&Network {
            caption: Caption { id: "chart-network", title: &title, description: &description },
            nodes: &nodes,
            edges: &edges,
        });
        let mut by_count: Vec<&Edge> = edges.iter().collect();
        by_count.sort_by_key(|edge| Reverse(edge.count));
        let rows = by_count.into_iter().map(|edge| {
            let (one, other) = (ids[edge.nodes.0], ids[edge.nodes.1]);
            Row {
                text: self.both(one, other),
                url: self.together(one, other),
                cells: vec![self.language().number(edge.count)],
            }
        });
        Some(Picture {
            kind: "network",
            title,
            svg,
            marks: Vec::new(),
            note: None,
            columns: ["network", "articles"].map(|word| self.language().word(word).to_owned()).to_vec(),
            rows: rows.collect(),
        })
    }

    /// Who is in it: whom most notes name, in the order of addresses.
    fn members(&self, of: Of) -> Vec<EntityId> {
        let dossier = self.dossier();
        let mut ids: Vec<EntityId> = if let Some(id) = of {
            let mut others: Vec<(EntityId, usize)> = dossier.occurs_with(id).into_values().flatten().collect();
            others.retain(|(other, _)| dossier.entity(*other).kind != Kind::Tag);
            others.sort_by_key(|(other, count)| (Reverse(*count), dossier.place_of(*other)));
            others.into_iter().take(AROUND).map(|(other, _)| other).chain([id]).collect()
        } else {
            let is_in = |id: &EntityId| dossier.entity(*id).kind != Kind::Tag && dossier.entity(*id).notes.len() > 1;
            let mut all: Vec<EntityId> = dossier.entity_ids().filter(is_in).collect();
            all.sort_by_key(|id| (Reverse(dossier.entity(*id).notes.len()), dossier.place_of(*id)));
            all.truncate(IN_SITE);
            all
        };
        ids.sort_by_key(|id| dossier.place_of(*id));
        ids
    }

    /// How often those occur together: around an entity, in its own notes.
    fn together_among(&self, of: Of, ids: &[EntityId]) -> Together {
        let dossier = self.dossier();
        let members: FxHashSet<EntityId> = ids.iter().copied().collect();
        let mut together = Together::default();
        let mut add = |note: NoteId| {
            if !dossier.tells_who_goes_together(note) {
                return;
            }
            let mut here: Vec<EntityId> = dossier.note(note).all_named().filter(|id| members.contains(id)).collect();
            here.sort_by_key(|id| dossier.place_of(*id));
            here.dedup();
            for (at, one) in here.iter().enumerate() {
                for other in &here[at + 1..] {
                    *together.entry((*one, *other)).or_default() += 1;
                }
            }
        };
        match of {
            Some(id) => dossier.entity(id).notes.iter().copied().for_each(&mut add),
            None => dossier.note_ids().for_each(&mut add),
        }
        together
    }

    /// The lines that are drawn: those of the entity itself, and as many of the others as can be told apart, the strongest first.
    fn strongest(&self, together: &Together, ids: &[EntityId], of: Of) -> Vec<Edge> {
        let number: FxHashMap<EntityId, usize> = ids.iter().copied().zip(0..).collect();
        let mut pairs: Vec<(usize, usize, usize)> =
            together.iter().map(|((one, other), count)| (number[one], number[other], *count)).collect();
        let is_own =
            |(one, other, _): &(usize, usize, usize)| of.is_some_and(|id| ids[*one] == id || ids[*other] == id);
        pairs.sort_by_key(|pair| (!is_own(pair), Reverse(pair.2), pair.0, pair.1));
        pairs.truncate(LINES * ids.len());
        pairs.sort_unstable();
        let edge = |(one, other, count): (usize, usize, usize)| Edge {
            nodes: (one, other),
            count,
            text: format!("{}: {}", self.both(ids[one], ids[other]), self.counted(count, "notes")),
            address: self.together(ids[one], ids[other]).map(|address| self.seen_from_here(&address)),
        };
        pairs.into_iter().map(edge).collect()
    }

    fn node(&self, id: EntityId, of: Of) -> Node {
        let entity = self.dossier().entity(id);
        let name = self.name(id);
        Node {
            name: name.to_owned(),
            text: format!("{name}: {}", self.counted(entity.notes.len(), "notes")),
            kind: entity.kind.word(),
            count: entity.notes.len(),
            address: (of != Some(id)).then(|| self.seen_from_here(&self.addresses().entity(id))),
            is_centre: of == Some(id),
        }
    }

    /// “One and other”.
    fn both(&self, one: EntityId, other: EntityId) -> String {
        self.language().phrase("two_together", &[("first", self.name(one)), ("second", self.name(other))])
    }
}
