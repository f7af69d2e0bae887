/* The same for a stream's number: what its buffer holds is written first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void rotate(FILE *log_stream)
{
    const int fresh = a_file();

    need(!fflush(log_stream) && dup2(fresh, fileno(log_stream)) != -1 && !close(fresh));
}

int main(void)
{
    FILE *log_stream = fdopen(a_file(), "w");

    for (int day = 0; day < 3; day++) {
        need(fputs("hello\n", log_stream) != EOF);
        rotate(log_stream);
    }
    need(!fclose(log_stream));
}
