# The map as a file: what it says, and why it was not written
audience-operator = Operator's view
print-subtitle = { $date } · { $actors ->
    [one] { $actors-shown } actor
   *[other] { $actors-shown } actors
} · { $links ->
    [one] { $links-shown } exchange or lead
   *[other] { $links-shown } exchanges and leads
}
print-description = Map of { $title }: { $actors } actors, { $links } exchanges and leads.
print-stopped = The export was stopped; no file was written.
print-too-large = A picture of { $width } × { $height } pixels is too large: { $long } × { $short } at most. Ask for a smaller size or resolution, or for a PDF.
print-matching = Matching could not be done ({ $why }): lower the distance limits, or split the project.
print-memory = There is not enough memory for this picture: ask for a smaller size.
print-full = { $path } was not written: the disk is full. Free some room, or choose another disk.
print-read-only = { $path } was not written: that folder or file is read-only. Choose another folder or another name.
print-no-folder = { $path } was not written: there is no such folder. Choose another one.
print-unwritable = { $path } was not written ({ $why }): check the folder, its rights and the free room.
print-pdf = The PDF could not be put together ({ $why }): export the map as PNG or SVG.
