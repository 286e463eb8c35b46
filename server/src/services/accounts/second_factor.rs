//! Setting up the second factor, and its recovery codes.

use super::{AccountService, Acting, Recognised, Refused, Told, state_of};
use crate::secrets::{RecoveryCode, Secret, Token, TotpSecret};
use daodi::audit::Action;
use daodi::form::Fault;
use daodi::people::Account;
use daodi::ports::Accounts;

/// What is shown to set a second factor up. Nothing is stored until a code has proved it.
pub struct SetUp {
    /// The symbol for the authenticator, SVG.
    pub svg: Secret,
    /// The address that the symbol holds, for a device that reads its own screen.
    pub uri: Secret,
    /// The secret as text, to be typed where there is no camera.
    pub text: Secret,
    /// The secret sealed for this account, to come back with the form.
    pub sealed: String,
}

impl AccountService {
    /// A new secret for an account, or the one of a form that comes back.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn begin_second_factor(&self, who: &Recognised, sealed: Option<&str>) -> Result<SetUp, Refused> {
        let part = self.key_part(&who.account.id).await?.ok_or(Refused::Missing)?;
        let secret = match sealed {
            Some(sealed) => self.unsealed_set_up(&who.account.id, &part, sealed)?,
            None => TotpSecret::new()?,
        };
        let text = secret.text();
        let svg = secret.svg(&self.issuer, &who.account.login).map_err(|_| Refused::Fault("symbol"))?;
        let uri = secret.uri(&self.issuer, &who.account.login);
        let sealed = self.vault.seal(&who.account.id, "set-up", &part, text.expose())?;
        Ok(SetUp { svg, uri, text, sealed })
    }

    fn unsealed_set_up(
        &self,
        account: &str,
        part: &crate::secrets::KeyPart,
        sealed: &str,
    ) -> Result<TotpSecret, Refused> {
        // What was changed on its way, or was made for another account, cannot be opened: begin again.
        let text = self.vault.unseal(account, "set-up", part, sealed);
        let secret = text.ok().and_then(|text| TotpSecret::parse(text.expose()));
        secret.ok_or_else(|| Refused::field("code", Fault::Code))
    }

    /// Sets the second factor up: the code proves that the authenticator has the secret. The session is complete
    /// afterwards, under a new cookie; the recovery codes are shown once.
    ///
    /// # Errors
    /// [`Refused::Faults`] with `code`.
    pub async fn set_second_factor(
        &self,
        who: &Recognised,
        sealed: &str,
        code: &str,
        acting: &Acting,
    ) -> Result<(Token, Vec<Secret>), Refused> {
        if who.account.second_factor {
            return Err(Refused::Changed);
        }
        let id = who.account.id.as_str();
        let part = self.key_part(id).await?.ok_or(Refused::Missing)?;
        let secret = self.unsealed_set_up(id, &part, sealed)?;
        let step = secret.check(code, self.clock.micros(), -1).ok_or_else(|| Refused::field("code", Fault::Code))?;
        let totp = self.vault.seal(id, "totp", &part, secret.text().expose())?;
        let codes = RecoveryCode::set()?;
        let hashes: Vec<String> = codes.iter().map(|code| self.vault.recovery_hash(id, code)).collect();
        let token = Token::new()?;
        let mut act = self.act(acting, Action::SecondFactorSet, id);
        let set = Account { second_factor: true, version: who.account.version + 1, ..who.account.clone() };
        (act.before, act.after) = (Some(state_of(&who.account)), Some(state_of(&set)));
        let told = Told { kind: "second_factor_set", args: &[], link: "/my/second-factor", letter: None };
        act.notices = vec![self.notice(&who.account, &told).await?];
        let session = (who.session.as_str(), &*token.stored());
        self.store.set_second_factor(id, &totp, step, &hashes, session, &act).await?;
        Ok((token, codes.iter().map(RecoveryCode::text).collect()))
    }

    /// New recovery codes; the old ones are void.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn new_recovery_codes(&self, who: &Recognised, acting: &Acting) -> Result<Vec<Secret>, Refused> {
        if !who.account.second_factor {
            return Err(Refused::Missing);
        }
        let id = who.account.id.as_str();
        let codes = RecoveryCode::set()?;
        let hashes: Vec<String> = codes.iter().map(|code| self.vault.recovery_hash(id, code)).collect();
        self.store.set_recovery_codes(id, &hashes, &self.act(acting, Action::RecoveryCodes, id)).await?;
        Ok(codes.iter().map(RecoveryCode::text).collect())
    }

    /// How many recovery codes are left.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn recovery_codes_left(&self, account: &str) -> Result<usize, Refused> {
        Ok(self.store.recovery_codes(account).await?.len())
    }
}
