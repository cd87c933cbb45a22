//! Two given flows judged by a rulebook, whether or not they are in the list of candidates.

use super::candidate::Exchange;
use super::facts::judge;
use super::known::Known;
use super::rulebook::Rulebook;
use crate::base::ids::FlowId;
use crate::model::Project;

impl Rulebook {
    /// Two flows as an exchange without a score: to explain what was decided long ago. `None` when their natures are
    /// not known to meet.
    pub fn exchange(&self, project: &Project, offer: FlowId, need: FlowId) -> Option<Exchange> {
        let nature = |flow: &FlowId| {
            let flow = project.flows.get(flow)?;
            self.natures().index_of(flow.nature.as_deref()?)
        };
        Some(Exchange {
            offer,
            need,
            relation: self.relations.between(nature(&offer)?, nature(&need)?)?,
            score: 0,
        })
    }

    /// True when everything known of two flows breaks a hard rule, as far as their natures meet at all.
    pub fn forbids(&self, project: &Project, offer: FlowId, need: FlowId) -> bool {
        let known = |flow: &FlowId| Known::in_project(project, project.flows.get(flow)?, &self.knowledge);
        let Some((offer, need)) = known(&offer).zip(known(&need)) else {
            return false;
        };
        let relation = self.relations.between(offer.nature, need.nature);
        let row = relation.map(|relation| &self.relations.rows()[relation as usize]);
        row.is_some_and(|row| judge(&offer, &need, row, self).block.is_some())
    }
}
