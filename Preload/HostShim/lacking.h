/* lacking.h — a host name that no file has, where nobody outside may be asked.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LACKING_H
#define LACKING_H

#include "shim.h"

/* A word to the user, once a name: it was looked up, and nobody outside was asked. */
SHIM_LOCAL void hosts_lack(const char *name);

/* libc's resolver sends from inside libc, out of our reach, and asks daemons that send for it. To
 * be called before any call of libc that looks up a network: names that the machine's files do not
 * have are then unknown at once. */
SHIM_LOCAL void machine_files_only(void);

#endif
