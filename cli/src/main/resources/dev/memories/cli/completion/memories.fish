# fish completion of memories: memories completion fish > ~/.config/fish/completions/memories.fish

function __memories_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program $words[1]
    set -l lines ($program complete -- $words[2..] 2>/dev/null)
    for line in $lines
        switch $line
            case ':folders'
                __fish_complete_directories (commandline -ct) ''
            case ':all'
                __fish_complete_path (commandline -ct) ''
            case ':none'
            case '*'
                echo $line
        end
    end
end

complete -c memories -f -a '(__memories_complete)' -k
