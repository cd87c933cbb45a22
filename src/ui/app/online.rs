//! Online maps of the window: what the page asks, and the ground that follows from it.

use super::App;
use crate::online::Provider;
use crate::ui::online::OnlineWish;

impl App {
    /// Carries out what the page asks.
    pub(super) fn online_wish(&mut self, wish: OnlineWish) {
        match wish {
            OnlineWish::Switch(provider, on) => self.settings.online.switch(provider, on),
            OnlineWish::Address(provider, address) => {
                self.settings.online.of_mut(provider).address = address;
            }
            OnlineWish::EmptyCache => {
                self.online.empty_cache();
                return;
            }
            other => {
                self.online.prepare(other);
                return;
            }
        }
        self.save_settings();
        self.online.choose(&self.settings.online);
        self.lay_online_maps();
    }

    /// Draws with what is switched on from now on.
    pub(super) fn lay_online_maps(&mut self) {
        let lang = self.lang();
        let choices = self.online.choices();
        let over = choices.ground().and_then(|provider| self.online.tiles(provider));
        let overlay = self.online.tiles(Provider::Cadastre);
        if let Some(document) = &mut self.document {
            document.lay_online(over, overlay, lang);
        }
    }

    /// Another ground was chosen: that of a map server would hide it.
    pub(super) fn leave_online_ground(&mut self) {
        if let Some(provider) = self.settings.online.ground() {
            self.settings.online.switch(provider, false);
            self.online.choose(&self.settings.online);
        }
    }
}
