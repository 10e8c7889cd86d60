// Sets every page of a pack once, without a screen: what a pack must pass before a device shows it.
#ifndef COMMAND_PROVE_H
#define COMMAND_PROVE_H

#include "command/exhibit.h"

// For store_request.set_pages: `self` is the exhibit, whose assets and fonts are used. In a process
// of its own, which may take three minutes: a page with which the program dies is a fault.
bool prove_pages(void *self, struct pack *pack, struct diag *diag);

#endif
