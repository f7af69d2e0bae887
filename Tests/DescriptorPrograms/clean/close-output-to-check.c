/* The last deed of a careful program: standard output and error are closed, to see whether all was
 * written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_streams(void)
{
    if (fclose(stdout) || fclose(stderr))
        _exit(1);
}

int main(void) { need(!atexit(close_the_streams)); }
