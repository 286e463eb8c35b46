//! `daodi account`: what the operator does with accounts at the machine. The first administrators come to be here.

use super::{CliError, Common, Outcome, open};
use crate::clock::Clock;
use crate::config::Config;
use crate::services::accounts::AccountService;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use clap::{Args, Subcommand};
use daodi::form::FieldFault;
use daodi::people::{Account, AccountState, Person, Role};
use daodi::ports::{AccountQuery, AccountSort, Accounts};
use serde_json::{Value, json};

/// Commands on accounts.
#[derive(Subcommand)]
pub(super) enum AccountCommand {
    /// Make an account that is in use at once; its password is printed once and must be changed at the first sign-in.
    #[command(
        after_help = "Example:\n  daodi account create sys.zhang --name 张三 --role system_admin\n  daodi account create xy.li --name 李四 --role city_officer --office 411500 --mail li@example.cn\n\nRoles: producer registrant laboratory county_officer city_officer province_officer auditor system_admin security_admin audit_admin"
    )]
    Create(Create),
    /// Make an account and print the link with which its owner chooses a password (good for 7 days).
    #[command(
        after_help = "Example:\n  daodi account invite xy.li --name 李四 --role city_officer --office 411500 --mail li@example.cn\n"
    )]
    Invite(Create),
    /// Disable an account; its sessions end at once.
    #[command(after_help = "Example:\n  daodi account disable xy.li --reason 调离\n")]
    Disable(One),
    /// Enable a disabled account again.
    #[command(after_help = "Example:\n  daodi account enable xy.li --reason 复职\n")]
    Enable(One),
    /// Print a link with which an account's owner chooses a new password (good for 30 minutes). The second factor stays.
    #[command(after_help = "Example:\n  daodi account reset xy.li\n")]
    Reset {
        /// Login name.
        login: String,
    },
    /// List accounts.
    #[command(after_help = "Example:\n  daodi account list --role city_officer\n")]
    List {
        /// Part of the login name.
        #[arg(long, default_value = "")]
        search: String,
        /// Only this role.
        #[arg(long)]
        role: Option<String>,
        /// Only this state: invited, active, disabled, erased.
        #[arg(long)]
        state: Option<String>,
    },
}

/// An account to be made.
#[derive(Args)]
pub(super) struct Create {
    /// Login name: 3 to 32 small letters, digits, `.`, `-`, `_`.
    login: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// Code of the role.
    #[arg(long)]
    role: String,
    /// Code of the office, for county and city officers.
    #[arg(long, default_value = "")]
    office: String,
    /// Mail address.
    #[arg(long, default_value = "")]
    mail: String,
}

/// An account with a reason.
#[derive(Args)]
pub(super) struct One {
    /// Login name.
    login: String,
    /// Why; it stands in the audit trail.
    #[arg(long)]
    reason: String,
}

/// What is wrong, in a line: there is no form here to show it beside its field.
pub(crate) fn refused(refused: Refused) -> CliError {
    match refused {
        Refused::Faults(faults) => {
            let line = |fault: &FieldFault| format!("{}: {}", fault.field, fault.fault.code());
            CliError::Refused(faults.iter().map(line).collect::<Vec<_>>().join("; "))
        }
        other => CliError::refused(other),
    }
}

impl AccountCommand {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let clock = Clock::system();
        let store = open(&config).await?;
        let accounts = crate::assembly::accounts(&config, store.clone(), clock).map_err(CliError::refused)?;
        let acting = Acting::system("cli", clock);
        let done = self.carry_out(common, &config, &accounts, &acting).await;
        store.close().await;
        done
    }

    async fn carry_out(self, common: &Common, config: &Config, accounts: &AccountService, acting: &Acting) -> Outcome {
        match self {
            Self::Create(new) => {
                let person = Person { name: new.name, mail: new.mail, phone: String::new() };
                let made = accounts.create(&new.login, person, &new.role, &new.office, false, acting).await;
                let (account, password) = made.map_err(refused)?;
                let value = json!({ "account": account.login, "password": password.expose() });
                common.print(&value, || {
                    let second = if account.role.is_some_and(Role::needs_second_factor) {
                        "\nAt the first sign-in a second factor is set up and the password changed."
                    } else {
                        "\nAt the first sign-in the password must be changed."
                    };
                    format!("account {}\npassword {}{second}", account.login, password.expose())
                })
            }
            Self::Invite(new) => {
                let person = Person { name: new.name, mail: new.mail, phone: String::new() };
                let made = accounts.prepare(&new.login, person, &new.role, &new.office, acting).await;
                let account = made.map_err(refused)?;
                let path = accounts.invitation(&account, acting).await.map_err(refused)?;
                link(common, config, &account, path.expose())
            }
            Self::Disable(one) => {
                let account = known(accounts, &one.login).await?;
                accounts.disable_at_the_machine(&account, &one.reason, acting).await.map_err(refused)?;
                said(common, &account, "disabled")
            }
            Self::Enable(one) => {
                let account = known(accounts, &one.login).await?;
                accounts.enable(&account.id, &one.reason, acting).await.map_err(refused)?;
                said(common, &account, "active")
            }
            Self::Reset { login } => {
                let account = known(accounts, &login).await?;
                if account.state != AccountState::Active {
                    return Err(CliError::Refused(format!("{} is {}", account.login, account.state.code())));
                }
                let path = accounts.reset_link(&account, acting).await.map_err(refused)?;
                link(common, config, &account, path.expose())
            }
            Self::List { search, role, state } => list(common, accounts, search, role, state).await,
        }
    }
}

async fn known(accounts: &AccountService, login: &str) -> Result<Account, CliError> {
    let account = accounts.store().account_by_login(&login.to_lowercase()).await?;
    account.ok_or_else(|| CliError::Refused(format!("there is no account {login:?}")))
}

fn said(common: &Common, account: &Account, state: &str) -> Outcome {
    common.print(&json!({ "account": account.login, "state": state }), || format!("{} is {state}", account.login))
}

fn link(common: &Common, config: &Config, account: &Account, path: &str) -> Outcome {
    let link = format!("{}{path}", config.public_url());
    common
        .print(&json!({ "account": account.login, "link": link }), || format!("account {}\nlink {link}", account.login))
}

async fn list(
    common: &Common,
    accounts: &AccountService,
    text: String,
    role: Option<String>,
    state: Option<String>,
) -> Outcome {
    let unknown = |what: &str, code: &str| CliError::Refused(format!("there is no {what} {code:?}"));
    let role = match role {
        Some(code) => Some(Role::from_code(&code).ok_or_else(|| unknown("role", &code))?),
        None => None,
    };
    let state = match state {
        Some(code) => Some(AccountState::from_code(&code).ok_or_else(|| unknown("state", &code))?),
        None => None,
    };
    let query = AccountQuery { text, role, state, sort: AccountSort::Login, limit: 10_000, ..AccountQuery::default() };
    let page = accounts.store().accounts(&query).await?;
    let rows: Vec<Value> = page
        .rows
        .iter()
        .map(|a| {
            json!({
                "login": a.login, "role": a.role.map(Role::code), "office": a.office, "state": a.state.code(),
                "second_factor": a.second_factor, "id": a.id,
            })
        })
        .collect();
    common.print(&rows, || {
        if page.rows.is_empty() {
            return "no account matches".to_owned();
        }
        let line = |a: &Account| {
            let role = a.role.map_or("-", Role::code);
            let office = a.office.map(|code| code.to_string()).unwrap_or_default();
            let factor = if a.second_factor { "second factor" } else { "" };
            format!("{:<20} {role:<17} {office:<7} {:<9} {factor}", a.login, a.state.code()).trim_end().to_owned()
        };
        page.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}
