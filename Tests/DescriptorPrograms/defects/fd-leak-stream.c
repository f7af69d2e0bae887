/* A stream is read, and never closed.
 * finds: fd-leak
 * opened: open_the_stream
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/stat", "re"); }

int main(void) { need(getc(open_the_stream()) != EOF); }
