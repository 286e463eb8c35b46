//! A writer: one person at one browser who does one thing after the other, and sends again what got no answer.

use super::acts::{Act, Kind};
use super::cast::{COUNTY, Cast, Handed, OFFICE, Player, own_uscc};
use super::gate::Gate;
use super::ledger::Ledger;
use super::random::Random;
use super::wire::{Answer, Broken, Wire};
use daodi::people::Role;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Claims that a producer keeps open at most; the register allows ten.
const OPEN: i64 = 8;
/// After so long somebody who decides proves again who it is; the register asks for it after ten minutes.
const PROOF: Duration = Duration::from_secs(6 * 60);

/// What writers share.
pub struct Scene<'a> {
    /// Who they are.
    pub cast: &'a Cast,
    /// When they may.
    pub gate: &'a Gate,
    /// What they did.
    pub ledger: &'a Ledger,
    /// When it began.
    pub begun: Instant,
}

/// A writer at work.
pub struct Writer<'a> {
    scene: &'a Scene<'a>,
    player: Player,
    wire: Wire,
    random: Random,
    /// Acts drawn so far.
    drawn: u32,
    /// Claims of its own that it may take back.
    claims: Vec<String>,
    /// The claimant of the last claim that was decided here.
    decided: Option<Handed>,
    /// Version of the office as it was last seen.
    version: i64,
    /// Accounts that were invited and are still in use.
    invited: Vec<String>,
}

impl<'a> Writer<'a> {
    /// A writer of the cast, at the server on a port.
    #[must_use]
    pub fn new(scene: &'a Scene<'a>, player: &Player, (port, seed): (u16, u64)) -> Self {
        Self {
            scene,
            wire: Wire::new(port, &player.cookie),
            random: Random::new(seed, player.writer as u64 + 1),
            player: player.clone(),
            drawn: 0,
            claims: Vec::new(),
            decided: None,
            version: 1,
            invited: Vec::new(),
        }
    }

    /// Writes until it is over and nothing is left without an answer.
    pub fn write(mut self) {
        let Scene { gate, ledger, begun, .. } = *self.scene;
        let mut open: Option<Act> = None;
        while let Some(opening) = gate.pass() {
            let again = open.is_some();
            let Some(act) = open.take().or_else(|| if gate.is_ending() { None } else { Some(self.draw()) }) else {
                return;
            };
            if again {
                ledger.repeats(&act)
            } else {
                ledger.sends(&act)
            }
            let since = Instant::now();
            match self.send(&act) {
                Ok(answer) if act.is_done_by(&answer) => {
                    let times = (begun.elapsed(), since.elapsed());
                    ledger.acknowledged(&act, &answer.location, times);
                    self.done(&act, &answer);
                }
                Ok(answer) => {
                    let page = String::from_utf8_lossy(&answer.body);
                    let says =
                        page.split_once("<h1").map_or("", |(_, rest)| rest).chars().take(300).collect::<String>();
                    let (status, key) = (answer.status, &act.key);
                    let again = if again { ", sent again," } else { "" };
                    gate.fault(format!(
                        "{:?} {key}{again} was answered {status} {}: {says}",
                        act.kind, answer.location
                    ));
                    return;
                }
                Err(Broken(_)) => {
                    open = Some(act);
                    gate.next_after(opening);
                }
            }
        }
    }

    fn send(&mut self, act: &Act) -> Result<Answer, Broken> {
        let fresh = matches!(act.kind, Kind::Decide | Kind::Reveal | Kind::Invite | Kind::Disable);
        if fresh && self.player.proved.elapsed() > PROOF {
            self.sign_in()?;
        }
        let (kind, body) = act.body();
        self.wire.post(&act.path, &kind, &body)
    }

    /// Signs in anew, with the second factor.
    fn sign_in(&mut self) -> Result<(), Broken> {
        let fields = [("login", self.player.login.as_str()), ("password", self.player.password.as_str())];
        let mut wire = self.wire.another();
        let half = wire.form("/sign-in", &fields)?;
        wire.cookie = half.cookie;
        let now = server::clock::Clock::system().micros();
        let code = crate::actor::totp(self.player.totp.as_deref().unwrap_or_default(), now);
        let whole = wire.form("/sign-in/second", &[("code", code.as_str())])?;
        if whole.status != 303 || whole.cookie.is_empty() {
            // The server was killed after it had used this step's code up: the next one is good.
            std::thread::sleep(Duration::from_secs(31));
            return Err(Broken(format!("the second factor was answered {}", whole.status)));
        }
        self.wire.cookie = whole.cookie;
        self.player.proved = Instant::now();
        Ok(())
    }

    /// What comes next.
    fn draw(&mut self) -> Act {
        self.drawn += 1;
        match self.player.role {
            Role::Producer => self.as_producer(),
            Role::SecurityAdmin => self.office(),
            Role::SystemAdmin => self.as_system(),
            _ => self.as_officer(),
        }
    }

    fn act(&mut self, kind: Kind, path: String, fields: Vec<(&'static str, String)>, object: Option<String>) -> Act {
        let (key, writer) = (self.random.key(), self.player.writer);
        Act { key, writer, kind, path, fields, paper: None, object }
    }

    fn about_self(&mut self, kind: Kind, path: &str, fields: Vec<(&'static str, String)>) -> Act {
        let account = self.player.account.clone();
        self.act(kind, path.to_owned(), fields, Some(account))
    }

    fn contact(&mut self) -> Act {
        let mail = format!("writer{}.{}@example.cn", self.player.writer, self.drawn);
        let phone = format!("138{:08}", self.drawn);
        let fields = [("name", "写字人".to_owned()), ("mail", mail), ("phone", phone), ("locale", "zh-CN".to_owned())];
        self.about_self(Kind::Contact, "/my/contact", fields.to_vec())
    }

    fn as_producer(&mut self) -> Act {
        let open = self.scene.cast.open[self.player.writer].load(Ordering::SeqCst);
        match self.random.below(10) {
            0..=3 if open < OPEN => self.claim(),
            4 | 5 if !self.claims.is_empty() => {
                let claim = self.claims.remove(0);
                self.act(Kind::Withdraw, format!("/my/claims/{claim}/withdraw"), Vec::new(), Some(claim))
            }
            6 => self.about_self(Kind::Export, "/my/data/export", Vec::new()),
            7 => self.about_self(Kind::Sessions, "/my/sessions/end", vec![("session", "others".to_owned())]),
            _ => self.contact(),
        }
    }

    fn claim(&mut self) -> Act {
        let name = format!("写字{}第{}茶厂", self.player.writer, self.drawn);
        let fields = vec![
            ("uscc", own_uscc(self.player.writer, self.drawn)),
            ("enterprise_name", name),
            ("county", COUNTY.to_owned()),
            ("statement", "浸泡".to_owned()),
        ];
        let mut act = self.act(Kind::Claim, "/my/claims/new".to_owned(), fields, None);
        act.paper = self.random.one_in(2).then(|| picture(self.random.draw()));
        act
    }

    fn as_officer(&mut self) -> Act {
        let handed = self.scene.cast.desk.lock().unwrap().pop_front();
        let reason = format!("第{}号", self.random.draw());
        match (handed, self.decided.clone()) {
            (Some(handed), _) => {
                let decision = if self.random.one_in(24) { "accept" } else { "refuse" };
                let fields = vec![("decision", decision.to_owned()), ("reason", reason), ("version", "1".to_owned())];
                let act = self.act(
                    Kind::Decide,
                    format!("/desk/claims/{}/decide", handed.claim),
                    fields,
                    Some(handed.claim.clone()),
                );
                self.decided = Some(handed);
                act
            }
            (None, Some(Handed { claim, account, .. })) if self.random.one_in(4) => {
                self.act(Kind::Reveal, format!("/desk/claims/{claim}/reveal"), vec![("reason", reason)], Some(account))
            }
            _ => self.contact(),
        }
    }

    fn office(&mut self) -> Act {
        let fields = vec![
            ("phone", format!("0371-{:08}", self.drawn)),
            ("address", format!("中原区第{}号", self.drawn)),
            ("version", self.version.to_string()),
        ];
        self.act(Kind::Office, format!("/admin/offices/{OFFICE}"), fields, Some(OFFICE.to_owned()))
    }

    fn as_system(&mut self) -> Act {
        let reason = format!("第{}号", self.random.draw());
        if self.random.one_in(2)
            && let Some(account) = self.invited.pop()
        {
            return self.act(
                Kind::Disable,
                format!("/admin/accounts/{account}/disable"),
                vec![("reason", reason)],
                Some(account),
            );
        }
        let login = format!("guest.{}", self.drawn);
        let fields = vec![
            ("mail", format!("{login}@example.cn")),
            ("login", login),
            ("name", "来宾".to_owned()),
            ("role", "county_officer".to_owned()),
            ("office", COUNTY.to_owned()),
            ("reason", reason),
        ];
        self.act(Kind::Invite, "/admin/accounts/new".to_owned(), fields, None)
    }

    /// What an acknowledged act makes possible.
    fn done(&mut self, act: &Act, answer: &Answer) {
        let cast = self.scene.cast;
        let closed = |writer: usize| cast.open[writer].fetch_sub(1, Ordering::SeqCst);
        match act.kind {
            Kind::Claim => {
                cast.open[self.player.writer].fetch_add(1, Ordering::SeqCst);
                let claim = act.object_of(&answer.location);
                if self.random.one_in(2) {
                    self.claims.push(claim);
                } else {
                    let (account, writer) = (self.player.account.clone(), self.player.writer);
                    cast.desk.lock().unwrap().push_back(Handed { claim, account, writer });
                }
            }
            Kind::Withdraw => {
                closed(self.player.writer);
            }
            Kind::Decide => {
                if let Some(handed) = &self.decided {
                    closed(handed.writer);
                }
            }
            Kind::Office => self.version += 1,
            Kind::Invite => self.invited.push(act.object_of(&answer.location)),
            Kind::Contact | Kind::Export | Kind::Sessions | Kind::Reveal | Kind::Disable => {}
        }
    }
}

/// A small picture unlike any other.
fn picture(number: u64) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let shade = number.to_le_bytes();
    let image = image::RgbImage::from_fn(8, 8, |x, y| image::Rgb([shade[x as usize], shade[y as usize], 90]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
