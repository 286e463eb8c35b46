//! An account as a ledger sheet.

use leptos::prelude::*;

/// One line of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerLine {
    /// The day.
    pub date: String,
    /// What was entered.
    pub entry: String,
    /// More about it: the paper, the other side.
    pub note: Option<String>,
    /// Added, formatted; empty when nothing was.
    pub credit: String,
    /// Taken, formatted; empty when nothing was.
    pub debit: String,
    /// What is left.
    pub balance: String,
}

/// Entries with what they add, take and leave, closed by a double rule.
#[component]
pub fn LedgerTable(
    /// Whose account of what, and the unit.
    #[prop(into)]
    caption: String,
    /// The five heads: date, entry, added, taken, balance.
    heads: [String; 5],
    /// The lines, oldest first.
    lines: Vec<LedgerLine>,
    /// The word for the last line, and the balance.
    total: (String, String),
) -> impl IntoView {
    let [date, entry, credit, debit, balance] = heads;
    let label = caption.clone();
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <td class="date">{line.date}</td>
                    <th scope="row">{line.entry}{line.note.map(|text| view! { <small>{text}</small> })}</th>
                    <td class="num">{line.credit}</td>
                    <td class="num">{line.debit}</td>
                    <td class="num">{line.balance}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=label>
            <table class="ledger">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{date}</th>
                        <th scope="col">{entry}</th>
                        <th scope="col" class="num">{credit}</th>
                        <th scope="col" class="num">{debit}</th>
                        <th scope="col" class="num">{balance}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot><tr><th scope="row" colspan="4">{total.0}</th><td class="num">{total.1}</td></tr></tfoot>
            </table>
        </div>
    }
}
