# Brakes: questions, never a verdict. Competitors: nothing on the wall unless somebody said so.
checks = Brakes to lift
checks-hint = Questions to ask yourselves, not legal advice. The same answer again takes it back.
checks-ahead = { $n ->
    [one] Before committing: { $count } question
   *[other] Before committing: { $count } questions
}
checks-trust = Silos and trust
checks-regulation = Regulation
checks-minds = Minds
checks-family = { $name } · { $seen } of { $all } looked at
checks-family-to-see = { $name } · { $seen } of { $all } looked at, { $to-see } to find out
checks-family-ahead = { $name } · { $all }
answer-yes = Yes
answer-no = No
answer-to-see = To find out
checks-only = “{ $flow }” is kept for: { $who }
checks-never = “{ $flow }” is not for: { $who }
rivals = Competitors
rivals-add = Add a competitor
rivals-add-hint = Its name
rivals-hint = A proposal between competitors stays on your screen; it goes to the wall only if you say so.
rivals-take-back = Remove { $name }
rivals-nobody = Nobody here is called “{ $name }”.
rivals-ask = { $one } and { $other } have the same activity. Are they competitors?
rivals-yes = Yes, competitors
rivals-no = No
rivals-held = { $one } and { $other } are competitors: present with care.
rivals-held-remedy = Their names do not meet on the wall. Speak to each of them first.
rivals-show = Show on the wall
rivals-shown = { $one } and { $other } are competitors and know of it.
rivals-shown-remedy = This proposal may go to the wall.
rivals-hold = Hold back from the wall
rivals-row = competitors
rivals-wall = { $n ->
    [one] { $count } proposal between competitors held back
   *[other] { $count } proposals between competitors held back
}
