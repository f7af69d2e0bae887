/* hosts_file.h — in a lot, host names come from /etc/hosts and nowhere else.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOSTS_FILE_H
#define HOSTS_FILE_H

#include "shim.h"

/* libc's resolver sends from inside libc, out of our reach, and asks daemons that send for it. Call
 * this before any libc call that looks up a host or network: names that the files do not have are
 * then unknown at once. */
SHIM_LOCAL void hosts_file_only(void);

/* A word to the user, once a name: it was looked up, and nobody outside was asked. */
SHIM_LOCAL void hosts_file_lacks(const char *name);

#endif
