# “Support” and “Initiative”.
action-support = Support: who can help
support-lead = Whom to call and what to ask for. Note the person near you here; what is of no use can be hidden.
support-bodies = Bodies
support-aids = Kinds of aid
support-contact = Contact: { $name }
support-contact-hint = who, phone, until when
support-add-body = Add a body
support-add-aid = Add an aid
support-add-hint = its name
support-hide = Hide
support-take-up = Take up again
support-delete = Delete
support-hidden = { $n ->
    [one] { $count } hidden
   *[other] { $count } hidden
}
help = Who can help?
help-call = Contact { $name }
help-next = Next action: “{ $action }”
action-phases = Initiative: the phases
phases-lead = Where the initiative stands: what is done, papers, people. Nothing is compulsory.
phases-phase = { $number }. { $title } · { $done } of { $all }
phases-note = Note: { $title }
phases-step-hint = when, with whom
phases-document-hint = where it lies
phases-who-hint = names
