//! Claims: the register, that of one claimant, and what other pages show of them.

use tera::Value;

use super::entity::first;
use super::{Variable, View, map};
use crate::dossier::{ClaimId, EntityId};
use crate::site::plan::SECTION;

/// Whose claims, if not everybody's, and the number of the page.
type Page = (Option<EntityId>, usize);

/// The variables of `claims.html`.
pub(super) const CLAIMS: &[Variable<Page>] = &[
    ("claimant", |view, (claimant, _)| claimant.map_or_else(Value::none, |id| view.reference(id))),
    ("claims", |view, (claimant, number)| view.claim_items(view.of_page(view.claims_of(claimant), number))),
    ("claimants", |view, (claimant, _)| {
        let all = if claimant.is_some() { &[][..] } else { view.dossier().claims.all() };
        view.speakers(all.iter().map(|record| record.claimant.as_ref()))
    }),
    ("pager", |view, (claimant, number)| {
        view.pager(&view.addresses().claims(claimant), view.claims_of(claimant).len(), number)
    }),
];

impl View<'_> {
    /// The claims of somebody, or of all, newest first.
    fn claims_of(&self, claimant: Option<EntityId>) -> &[ClaimId] {
        let claims = &self.dossier().claims;
        claimant.map_or(claims.newest(), |id| claims.of_claimant(id))
    }

    pub(super) fn claim_items(&self, ids: &[ClaimId]) -> Value {
        ids.iter().map(|id| self.claim(*id)).collect::<Vec<_>>().into()
    }

    /// What the page of an entity shows of its claims.
    pub(super) fn latest_claims(&self, claimant: EntityId) -> Value {
        self.claim_items(first(self.claims_of(Some(claimant)), SECTION))
    }

    /// The address of all claims of an entity, if its own page does not show them.
    pub(super) fn claims_url(&self, claimant: EntityId) -> Option<String> {
        (self.claims_of(Some(claimant)).len() > SECTION).then(|| self.addresses().claims(Some(claimant)))
    }

    fn claim(&self, id: ClaimId) -> Value {
        let record = self.dossier().claims.get(id);
        let claim = &record.claim;
        let note = self.dossier().note(record.note);
        let url = self.addresses().note(record.note);
        let place = format!("{url}#{}", record.anchor);
        let language = note.entry.common.language.as_deref().unwrap_or(self.language().tag());
        map([
            ("text", claim.text.as_str().into()),
            ("figure", claim.figure.as_deref().into()),
            ("claimant", self.speaker(record.claimant.as_ref())),
            ("capacity", claim.capacity.as_deref().into()),
            ("said", self.maybe_date(claim.date.as_ref())),
            ("date", self.maybe_date(self.dossier().claim_date(record).as_ref())),
            ("basis", claim.basis.as_deref().into()),
            ("caution", claim.caution.as_deref().into()),
            ("credibility", claim.credibility.into()),
            ("grade", self.site.grade_in(note, claim.credibility).into()),
            ("language", language.into()),
            ("note", map([("title", note.note().title.as_str().into()), ("url", url.into())])),
            ("source", note.source.map_or_else(Value::none, |source| self.reference(source))),
            ("corrections", self.corrections_of_claim(record.note, &record.anchor)),
            ("anchor", record.anchor.as_str().into()),
            ("url", place.into()),
        ])
    }
}
