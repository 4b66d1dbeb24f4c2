//! Claims: figures and other statements that somebody vouches for and the dossier does not.
//!
//! In come the claims of all notes' front matter; out come records with the claimant resolved as that of a quotation is, listed by note, by claimant and by
//! date. A claim without a claimant is a fault: it would be the dossier's own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::speakers::{Speaker, Written, speaker};
use super::{ClaimId, Dossier, EntityId, NoteId};
use crate::content::Claim;
use crate::content::markdown::ids::Ids;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::fallback_slug;
use crate::yaml::Step;

/// A claim, with the note that has it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRecord {
    /// Where it stands.
    pub note: NoteId,
    /// What the note says.
    pub claim: Claim,
    /// Whose; `None` where the author does not say, which is a fault.
    pub claimant: Option<Speaker>,
    /// Its id on the page of the note.
    pub anchor: String,
}

/// The claims of all notes.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    all: Vec<ClaimRecord>,
    newest: Vec<ClaimId>,
    by_note: FxHashMap<NoteId, Vec<ClaimId>>,
    by_claimant: FxHashMap<EntityId, Vec<ClaimId>>,
}

impl Claims {
    /// All of them, in the order of the notes and of their front matter.
    pub fn all(&self) -> &[ClaimRecord] {
        &self.all
    }

    /// The claim with this id.
    pub fn get(&self, id: ClaimId) -> &ClaimRecord {
        &self.all[id.index()]
    }

    /// All of them by date, newest first.
    pub fn newest(&self) -> &[ClaimId] {
        &self.newest
    }

    /// Those of a note, in the order of its front matter.
    pub fn of_note(&self, note: NoteId) -> &[ClaimId] {
        self.by_note.get(&note).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of a person or organisation, newest first.
    pub fn of_claimant(&self, claimant: EntityId) -> &[ClaimId] {
        self.by_claimant.get(&claimant).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Dossier {
    /// When it was claimed; else when the article that has it was published.
    pub fn claim_date(&self, claim: &ClaimRecord) -> Option<Date> {
        claim.claim.date.or_else(|| self.note(claim.note).note().date)
    }
}

/// The claims of `dossier`, in which names are resolved.
pub(super) fn collect(dossier: &Dossier, diagnostics: &mut Vec<Diagnostic>) -> Claims {
    let mut claims = Claims::default();
    for note in dossier.note_ids() {
        let (mut records, mut ids): (Vec<ClaimRecord>, _) = (Vec::new(), Ids::default());
        for (index, claim) in dossier.note(note).note().claims.iter().enumerate() {
            let anchor = ids.unique(&claim.anchor().unwrap_or_else(|| fallback_slug("claim", &claim.text)));
            let claimant = claimant(dossier, note, claim, index, diagnostics);
            records.push(ClaimRecord { note, claim: claim.clone(), claimant, anchor });
        }
        let ids = (0..records.len()).map(|index| ClaimId::at(claims.all.len() + index)).collect::<Vec<_>>();
        if !ids.is_empty() {
            claims.by_note.insert(note, ids);
        }
        claims.all.extend(records);
    }
    claims.newest = (0..claims.all.len()).map(ClaimId::at).collect();
    let date = |id: &ClaimId| Reverse(dossier.claim_date(&claims.all[id.index()]).map(|date| date.sort_key()));
    claims.newest.sort_by_cached_key(date);
    for id in &claims.newest {
        if let Some(Speaker::Entity(claimant)) = claims.all[id.index()].claimant {
            claims.by_claimant.entry(claimant).or_default().push(*id);
        }
    }
    claims
}

/// Finds out again whose the claims of some notes are, which are what they were. Returns who has others now.
pub(super) fn collect_again(
    dossier: &mut Dossier,
    diagnostics: &mut Vec<Diagnostic>,
    notes: &BTreeSet<NoteId>,
) -> Vec<EntityId> {
    let mut concerned = Vec::new();
    let of_note = |note: &NoteId| dossier.claims.of_note(*note).iter().copied().enumerate().collect::<Vec<_>>();
    let ids: Vec<(usize, ClaimId)> = notes.iter().flat_map(of_note).collect();
    for (index, id) in ids {
        let ClaimRecord { note, claim, claimant: before, .. } = dossier.claims.get(id);
        let now = claimant(dossier, *note, claim, index, diagnostics);
        if *before == now {
            continue;
        }
        concerned.extend([before, &now].into_iter().flatten().filter_map(Speaker::entity));
        let mut claims = std::mem::take(&mut dossier.claims);
        if let Some(Speaker::Entity(claimant)) = &claims.all[id.index()].claimant
            && let Some(list) = claims.by_claimant.get_mut(claimant)
        {
            list.retain(|claim| *claim != id);
        }
        if let Some(Speaker::Entity(claimant)) = now {
            let all = &claims.all;
            let key = |id: ClaimId| (Reverse(dossier.claim_date(&all[id.index()]).map(|date| date.sort_key())), id);
            let list = claims.by_claimant.entry(claimant).or_default();
            let at = list.partition_point(|claim| key(*claim) < key(id));
            list.insert(at, id);
        }
        claims.all[id.index()].claimant = now;
        dossier.claims = claims;
    }
    concerned
}

fn claimant(
    dossier: &Dossier,
    note: NoteId,
    claim: &Claim,
    index: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Speaker> {
    let path: [Step; 3] = ["claims".into(), Step::Item(index), "claimant".into()];
    let Some(name) = claim.claimant.as_deref() else {
        let place = dossier.note(note).entry.place(&path[..2]);
        let fault = Diagnostic::new(Code::ClaimWithoutClaimant, place, "the claim does not say whose it is");
        diagnostics.push(fault.help("write `claimant:` with a name, be it “a ministry”"));
        return None;
    };
    Some(speaker(dossier, note, name, &Written::FrontMatter(&path), diagnostics))
}
