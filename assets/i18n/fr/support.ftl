# « Appuis » et « Démarche ».
action-support = Appuis : qui peut aider
support-lead = Qui appeler et quoi demander. Notez ici le nom de la personne près de chez vous ; ce qui ne sert pas se cache.
support-bodies = Organismes
support-aids = Sortes d'aides
support-contact = Contact : { $name }
support-contact-hint = qui, téléphone, jusqu'à quand
support-add-body = Ajouter un organisme
support-add-aid = Ajouter une aide
support-add-hint = son nom
support-hide = Cacher
support-take-up = Reprendre
support-delete = Supprimer
support-hidden = { $n ->
    [one] { $count } caché
   *[other] { $count } cachés
}
help = Qui peut aider ?
help-call = Contacter { $name }
help-next = Prochaine action : « { $action } »
action-phases = Démarche : les phases
phases-lead = Où en est la démarche : ce qui est fait, les documents, les personnes. Rien n'est obligatoire.
phases-phase = { $number }. { $title } · { $done } sur { $all }
phases-note = Note : { $title }
phases-step-hint = quand, avec qui
phases-document-hint = où il se trouve
phases-who-hint = noms
