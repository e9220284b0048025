"""What each kind of computed statement means: id -> (title, definition with its author and year)."""

from __future__ import annotations

DEFINITIONS: dict[str, tuple[str, str]] = {
    "k-states": (
        "State space",
        (
            "A state gives every option a level. Rules remove the states that cannot be. A decision "
            "maker's move changes only its own options, never undoes an irreversible one, and ends in "
            "a state that can be."
        ),
    ),
    "k-priorities": (
        "Priorities",
        (
            "Each decision maker's statements, most important first, order the states: the first "
            "statement on which two states differ decides (option prioritisation; Hipel, Kilgour, "
            "Fang and Peng 1997)."
        ),
    ),
    "k-stability": (
        "Stability",
        (
            "A state is stable for a decision maker when it has no move to a better state that is not "
            "deterred. Nash: it looks one move ahead. SEQ: it counts only answers by which the others "
            "better themselves. GMR and SMR: it counts every answer, SMR its own counter-answer too "
            "(Fang, Hipel and Kilgour 1993). SSEQ: as SEQ, with its own counter-answer (Rêgo and Vieira "
            "2017). SIM: it counts what the others gain by doing at the same moment (Fraser and Hipel "
            "1984). A state stable for all is an equilibrium: it holds."
        ),
    ),
    "k-forecast": (
        "What is to be expected",
        (
            "The level that an option has in all the SEQ equilibria which steps that pay lead to from "
            "the present state (in all SEQ equilibria where they lead to none). A step pays if who takes "
            "it gains; it is second best where that side has a better move at that moment. Where these "
            "equilibria differ, the option is not settled; where nobody’s wants reach it, it may be at any."
        ),
    ),
    "k-outcomes": (
        "Outcomes that matter",
        (
            "Today; where steps that pay lead from it, first by each side’s best moves; and each way out that two or more "
            "must take together: all who move strictly prefer it, it is stable under SEQ for everybody, and no part of it "
            "alone does the same. The fewest must begin after whose part, made together, the other movers gain by following. "
            "What keeps each from going first is what it would meet (Fearon 1995). Outcomes that all rank alike are one."
        ),
    ),
    "k-robustness": (
        "Robustness",
        (
            "What was put in is uncertain: the order of typed lines, and where there are interests "
            "how much each counts, how strong each link is and whether a disputed link is there. "
            "These are drawn around what is stated, and the share of draws in which a finding holds "
            "is counted. This is not a probability: it says how much a finding hangs on what was put "
            "in, not how often it will happen."
        ),
    ),
    "k-coalitions": (
        "Leaving together",
        (
            "Two or more decision makers improve on a state together when moves of theirs lead to "
            "one that each of them strictly prefers. The others deter that when they can answer "
            "each such improvement so that some member is no better off: by any moves (GMR), by "
            "moves that the leavers cannot undo (SMR), or by moves from which those who answer "
            "gain themselves (SEQ) (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). "
            "Listed are the smallest coalitions, and larger ones that are harder to deter."
        ),
    ),
    "k-needed": (
        "What would have to be wanted otherwise",
        (
            "The smallest change of the stated priorities after which an outcome is a SEQ "
            "equilibrium, or no longer one: the fewest statements put directly above another of "
            "the same decision maker, then the fewest places. All changes of as many raises as "
            "the answer says are tried over everybody together. For an act, the smallest change "
            "after which it is expected (reached from today) is looked for first; only where none "
            "is found, the one after which it would hold once there. A scenario's outcome is asked "
            "for under its assumptions, but without the reordering of priorities that it puts in. "
            "That an outcome holds does not mean that anything leads to it."
        ),
    ),
    "k-deciding": (
        "Which statement decides",
        (
            "Permutation importance: in each sampled order of priorities the place of one "
            "statement is taken from another draw, and the share of draws is counted in which "
            "that turns the verdict on today’s situation (Breiman 2001)."
        ),
    ),
    "k-motives": (
        "Why, by indicator",
        (
            "What a side gets from an outcome is the sum of its interests: the class of each times the "
            "response of its indicator, minus what breaking a clause that binds costs it. Its reply is "
            "the move that gets it most while all others stay as they are. What would turn it is "
            "looked for among single changes of classes, links and indicators, then pairs."
        ),
    ),
    "k-scenarios": (
        "Scenarios",
        (
            "A scenario is an explicit difference to the base: options held at a level, priorities "
            "reordered. The whole analysis is run again and compared with the base; what a source "
            "expects is compared with the result and never put in."
        ),
    ),
    "k-balance": (
        "Structural balance",
        (
            "Between two actors the kinds of tie that decide first decide whether they are friends or "
            "foes; kinds are never added up against each other. Camps are those of the division that "
            "frustrates the least weight (weak 1, medium 2, strong 3). A triad whose signs multiply to minus is "
            "unbalanced (Heider 1946; Cartwright and Harary 1956). The frustration index is the least "
            "number of ties that would have to change sign for the network to fall into camps with "
            "friends inside and rivals between (Harary 1959; Aref and Wilson 2019)."
        ),
    ),
    "k-pivot": (
        "Pivot and strain",
        (
            "In a triad with one negative tie the pivot is the actor friendly with two rivals. Its "
            "strain is the share of the triads it stands in that are unbalanced with it as pivot."
        ),
    ),
    "k-dependence": (
        "Dependence",
        (
            "Need by need. Sensitivity is the share of a need that the partner meets; vulnerability is "
            "that share times how hard the partner is to replace (easily 0.25, with difficulty 0.6, "
            "hardly 1; Keohane and Nye 1977). The influence is with the less vulnerable of two "
            "(Hirschman 1945), by the greatest need of each: needs of unlike size are added up only "
            "where the file gives each a weight. Unknown shares stay unknown."
        ),
    ),
    "k-commitments": (
        "Commitments",
        (
            "Clauses are classed after ATOP (Leeds, Ritter, Mitchell and Long 2002): defence, offence, "
            "neutrality, non-aggression, consultation and others quoted. A clause is in force by its "
            "treaty's dates, triggered when its condition holds in the present state, and honoured "
            "when the behaviour it requires or forbids agrees."
        ),
    ),
    "k-red-lines": (
        "Red lines",
        (
            "A red line (if this, then that) is credible where, once it is crossed, its author would "
            "rather answer; empty where not; conditional where that depends on something else. It "
            "deters when, with the response certain, the other side no longer gains by crossing; as "
            "modelled, where answering is best at once and reckoning with the reply."
        ),
    ),
    "k-reference": (
        "Reference classes",
        "Published base rates, shown beside the case and not mixed into the model.",
    ),
    "k-coming": (
        "What comes next",
        (
            "Each side gets chances to move at random times and chooses among the states it can reach "
            "the more surely the more they are worth to it (logit choice; Blume 1993, McFadden 1974). "
            "How often comes from past disputes and the dated moves of this crisis; how surely, and "
            "how ready to move, is assumed. The probability is the mean over draws of all that is "
            "uncertain. It is a probability in this model; it is not robustness."
        ),
    ),
    "k-watch": (
        "What to watch",
        (
            "Courses are drawn from the model. The futures are told apart by the one or two options "
            "on which most of what the ends are worth hangs. A sign is a move, or an indicator that "
            "leaves today’s level, while those options are still as today; how much it tells is the "
            "mutual information of sign and future, in bits (Shannon 1948)."
        ),
    ),
    "k-tested": (
        "How such forecasts did",
        (
            "Every day of the dated moves the model was asked, with what was known then, which "
            "options would change within three days. The Brier score is the mean squared distance "
            "of what was said from what came: 0 is perfect; saying nothing changes is the yardstick."
        ),
    ),
    "k-effects": (
        "Effects",
        (
            "The lasting response of each indicator to what is done, along signed and weighted causal "
            "links (press response: Levins 1974; Dambacher, Li and Rossignol 2003). A direction is "
            "told as up or down where more than two thirds of the draws of strengths agree, as "
            "contested where they do not, and as no effect where the change is below 0.02 on a scale "
            "from −1 to 1. A closed chain is a loop: reinforcing when its signs multiply to plus, "
            "balancing when to minus."
        ),
    ),
    "k-energy": (
        "Energy shocks",
        (
            "Per cent change of price = per cent change of supply ÷ (demand elasticity − supply "
            "elasticity), over published short-run elasticities as competing distributions; spare "
            "capacity, bypasses and stocks make the loss smaller. Median and 5 to 95 % by source."
        ),
    ),
    "k-contradictions": (
        "Contradictions",
        (
            "Pairs of claims about the same event or tie that cannot both hold: said and denied, "
            "different numbers, one doer against another. Pairs that look alike and may both hold, "
            "being of other things, days or doers, are not judged. The order is for reading only."
        ),
    ),
    "k-hindsight": (
        "Against what happened",
        (
            "Each forecast is read move by move against what was seen later; an option seen on two "
            "dates is two moves, and what set an event off is not scored for who was told it. "
            "Open: the expected outcomes differ, which is neither right nor wrong. Persistence says "
            "that all stays as on the date of the file: a forecast no better has added nothing."
        ),
    ),
    "k-origins": (
        "Independent origins",
        (
            "Passages copied or lightly reworded between documents are one origin. Corroboration "
            "counts origins that report the same event, not documents. Notes that rest on the same "
            "original share an origin."
        ),
    ),
    "k-ties": (
        "Ties suggested by the evidence",
        (
            "Claims of one kind and sign between two actors, counted by independent origin. "
            "Suggestions: a person decides what enters the model."
        ),
    ),
    "k-counts": (
        "Counts",
        "Everything that was read, and what became of it; what was left out is counted too.",
    ),
    "k-timeline": (
        "Timeline",
        ("Dated events of the file, and dated claims; a date inferred from a text is marked so."),
    ),
    "k-sources": (
        "Sources",
        (
            "What the documents and the folder's list of sources say of themselves. Reliability after "
            "the Admiralty code: A (completely reliable) to E (unreliable), F (cannot be judged)."
        ),
    ),
    "k-expectations": (
        "Expectations put to the test",
        (
            "Each headline conclusion of the sources is turned into a question that the model answers "
            "by computation. What was put into the model by hand does not count as reproduced."
        ),
    ),
    "k-focal": (
        "Whom the bottom line is about",
        (
            "The actor that the file names as the one in question. Where it names none, the two whose "
            "moves matter most: whose want decides most whether today’s situation holds, who would "
            "leave it, who must move for a way out, and who has most options, in this order."
        ),
    ),
    "k-as-of": (
        "A date other than the file's own",
        (
            "What all are doing on a date is the last dated move of each option on or before it; before "
            "the first one, the level that move starts from; for an option without dated moves, what "
            "the file says is done on its own date. Ties, treaties and red lines count from their dates."
        ),
    ),
    "k-difference": (
        "Difference",
        (
            "Both analyses give facts with typed keys: the same key is the same question. What is told "
            "is every key whose value differs or that one side does not have; counts of states alone "
            "say nothing and are in the table only."
        ),
    ),
    "k-elements": (
        "What elements rest on",
        (
            "Each element of the crisis file cites claims, or states an assumption and its reason, or "
            "neither; the check of the file reports those with neither."
        ),
    ),
    "k-file": (
        "The crisis file",
        (
            "Stated in the crisis file without a citation and without a reason. Such elements are "
            "reported by the check of the file."
        ),
    ),
}
