/* Streams of files and of memory are read line by line; memory has no descriptor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    char text[] = "one\ntwo\n", *line = NULL, *memory = NULL;
    size_t room = 0, amount = 0;
    FILE *stream = fopen("/proc/self/status", "re");

    while (getline(&line, &room, stream) > 0)
        ;
    need(feof(stream) && !fclose(stream));
    stream = fmemopen(text, sizeof text, "r");
    need(getline(&line, &room, stream) == 4 && fileno(stream) == -1 && !fclose(stream));
    stream = open_memstream(&memory, &amount);
    need(fprintf(stream, "hello") == 5 && !fclose(stream) && amount == 5);
    free(line);
    free(memory);
}
