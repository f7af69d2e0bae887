/* A stream is opened anew, with another file and another mode, twice, and closed once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    FILE *stream = fopen("/dev/null", "we");

    need(stream);
    need((stream = freopen("/proc/self/stat", "re", stream)) && getc(stream) != EOF);
    need((stream = freopen("/dev/null", "re", stream)) && getc(stream) == EOF);
    need(!fclose(stream));
}
