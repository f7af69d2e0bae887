/* The number of an open stream is closed, and the stream is never used again.
 * finds: foreign-close
 * opened: open_the_stream
 * closed: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "re"); }

static SEEN void close_its_number(FILE *stream) { need(!close(fileno(stream))); }

int main(void) { close_its_number(open_the_stream()); }
