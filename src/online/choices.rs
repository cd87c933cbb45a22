//! What the person has switched on, as kept in the preferences of this machine: never in a project.

use serde::{Deserialize, Serialize};

use super::provider::Provider;
use super::template::{Template, TemplateFault};

/// The switch and the address of one provider.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Its tiles may be fetched.
    pub on: bool,
    /// Another address than the usual one, as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// The four switches. All are off until somebody turns one on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    plan: Choice,
    photo: Choice,
    cadastre: Choice,
    osm: Choice,
}

/// A provider that is switched on, with its address: the only thing that the client fetches from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Allowed {
    provider: Provider,
    template: Template,
}

impl Allowed {
    /// The provider.
    pub fn provider(&self) -> Provider {
        self.provider
    }

    /// Its address.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// Whose map it is; of another server than the usual one, also that server's name.
    pub fn attribution(&self) -> String {
        let usual = Template::new(self.provider.usual_address());
        let makers = self.provider.attribution();
        match usual.is_ok_and(|usual| usual.host() == self.template.host()) {
            true => makers.to_owned(),
            false => format!("{makers} · {}", self.template.host()),
        }
    }

    /// Whether an area may be fetched in advance from that address.
    pub fn may_be_prepared(&self) -> bool {
        self.provider.may_be_prepared() && Provider::is_ign_server(&self.template)
    }
}

impl Choices {
    /// What was chosen for one provider.
    pub fn of(&self, provider: Provider) -> &Choice {
        match provider {
            Provider::Plan => &self.plan,
            Provider::Photo => &self.photo,
            Provider::Cadastre => &self.cadastre,
            Provider::Osm => &self.osm,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, provider: Provider) -> &mut Choice {
        match provider {
            Provider::Plan => &mut self.plan,
            Provider::Photo => &mut self.photo,
            Provider::Cadastre => &mut self.cadastre,
            Provider::Osm => &mut self.osm,
        }
    }

    /// Turns a provider on or off. One ground hides another, so the other grounds go off when one goes on.
    pub fn switch(&mut self, provider: Provider, on: bool) {
        if on && !provider.is_overlay() {
            for other in Provider::ALL {
                if !other.is_overlay() {
                    self.of_mut(other).on = false;
                }
            }
        }
        self.of_mut(provider).on = on;
    }

    /// The address of a provider, whether or not it is switched on.
    ///
    /// # Errors
    /// When the person's own address is not sound; it is then not replaced by the usual one in silence.
    pub fn template(&self, provider: Provider) -> Result<Template, TemplateFault> {
        let own = self.of(provider).address.as_deref();
        Template::new(own.unwrap_or_else(|| provider.usual_address()))
    }

    /// The provider, if it may be asked.
    pub fn allowed(&self, provider: Provider) -> Option<Allowed> {
        let template = self.template(provider).ok()?;
        self.of(provider).on.then_some(Allowed { provider, template })
    }

    /// The ground that is switched on.
    pub fn ground(&self) -> Option<Provider> {
        Provider::ALL
            .into_iter()
            .find(|p| !p.is_overlay() && self.of(*p).on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_allowed_until_it_is_switched_on() {
        let mut choices = Choices::default();
        assert!(Provider::ALL.iter().all(|p| choices.allowed(*p).is_none()));
        choices.switch(Provider::Plan, true);
        choices.switch(Provider::Cadastre, true);
        choices.switch(Provider::Photo, true);
        let on: Vec<_> = Provider::ALL
            .into_iter()
            .filter(|p| choices.allowed(*p).is_some())
            .collect();
        assert_eq!(on, [Provider::Photo, Provider::Cadastre]);
        assert_eq!(choices.ground(), Some(Provider::Photo));
    }

    #[test]
    fn an_address_that_is_not_sound_allows_nothing() {
        let mut choices = Choices::default();
        choices.switch(Provider::Osm, true);
        choices.of_mut(Provider::Osm).address = Some("http://example.fr/{z}/{x}/{y}".to_owned());
        assert!(choices.allowed(Provider::Osm).is_none());
    }

    #[test]
    fn openstreetmap_in_the_field_of_ign_is_not_prepared() {
        let mut choices = Choices::default();
        choices.switch(Provider::Plan, true);
        assert!(choices.allowed(Provider::Plan).expect("on").may_be_prepared());
        choices.of_mut(Provider::Plan).address = Some(Provider::Osm.usual_address().to_owned());
        assert!(!choices.allowed(Provider::Plan).expect("on").may_be_prepared());
    }

    #[test]
    fn older_and_newer_preferences_are_read() {
        let text = r#"{"plan":{"on":true,"colour":"grey"},"satellite":{"on":true}}"#;
        let choices: Choices = serde_json::from_str(text).expect("read");
        assert!(choices.of(Provider::Plan).on && !choices.of(Provider::Osm).on);
    }
}
