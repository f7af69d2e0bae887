/* Files are opened by two functions, and none is closed: two findings.
 * finds: 2 fd-leak
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_input(void) { return a_file(); }

static SEEN int open_the_output(void) { return a_file(); }

int main(void) { need(open_the_input() != open_the_output()); }
