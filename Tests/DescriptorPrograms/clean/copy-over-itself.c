/* dup2() of a number to itself changes nothing, and to a free one opens it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();
    FILE *stream = fopen("/dev/null", "we");

    need(dup2(file, file) == file && dup2(fileno(stream), fileno(stream)) != -1);
    need(dup3(file, 77, O_CLOEXEC) == 77);
    need(!close(77) && !close(file) && !fclose(stream));
}
