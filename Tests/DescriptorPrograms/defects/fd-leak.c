/* One file is open at the end: a note, since the end closes it.
 * finds: fd-leak
 * opened: open_the_file
 * count: 1
 * grade: note
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

int main(void) { need(open_the_file() != -1); }
